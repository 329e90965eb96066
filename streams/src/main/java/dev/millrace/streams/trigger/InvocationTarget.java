package dev.millrace.streams.trigger;

import java.util.concurrent.CompletionStage;

/** Where a function is. Thread-safe. */
@FunctionalInterface
public interface InvocationTarget {
    /**
     * Runs the function once. Never blocks the caller and always completes, also after a time-out of its own;
     * completing exceptionally counts as {@link InvocationOutcome.NotInvoked}.
     */
    CompletionStage<InvocationOutcome> invoke(Invocation invocation);
}
