package dev.millrace.server.trigger;

import dev.millrace.streams.trigger.FailureDestinations;
import dev.millrace.streams.trigger.InvocationTargets;

/**
 * What triggers reach outside the store: functions, and destinations of failures. One a server, shared by its
 * namespaces. Thread-safe.
 */
public interface Connections extends InvocationTargets, FailureDestinations, AutoCloseable {
    /** Whether a function of this name is configured; only then may a mapping be created for it. */
    boolean hasFunction(String name);

    /** Ends all calls under way; later ones are not made. */
    @Override
    void close();
}
