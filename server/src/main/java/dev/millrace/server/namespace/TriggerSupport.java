package dev.millrace.server.namespace;

import dev.millrace.streams.trigger.FailureDestinations;
import dev.millrace.streams.trigger.InvocationTargets;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What the triggers of a namespace need of its server.
 *
 * @param pool bounded, for short pieces of work that never block
 * @param whenOpened is told of each namespace, before its first request
 */
public record TriggerSupport(
        InvocationTargets targets, FailureDestinations destinations, Executor pool, Consumer<Namespace> whenOpened) {
    /** For servers without functions: mappings may be stored, and wait. */
    public static final TriggerSupport NONE =
            new TriggerSupport(arn -> null, arn -> null, Runnable::run, namespace -> {});
}
