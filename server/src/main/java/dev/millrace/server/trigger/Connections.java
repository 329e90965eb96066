package dev.millrace.server.trigger;

import dev.millrace.server.dispatch.PathHandler;
import dev.millrace.streams.trigger.FailureDestination;
import dev.millrace.streams.trigger.InvocationTarget;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What triggers reach outside the store: functions, and destinations of failures. One a server, shared by its
 * namespaces. Thread-safe.
 */
interface Connections extends AutoCloseable {
    /** Whether a function of this name is configured; only then may a mapping be created for it. */
    boolean hasFunction(String name);

    /** The target of a function, by the name in its ARN, or null if none is configured. */
    @Nullable
    InvocationTarget findFunction(String functionArn);

    /** The destination with this ARN, or null if none is configured. */
    @Nullable
    FailureDestination findDestination(String destinationArn);

    /** Paths that functions call back on, such as Lambda's runtime interface, and who answers below them. */
    Map<String, PathHandler> routes();

    /** Ends all calls under way; later ones are not made. */
    @Override
    void close();
}
