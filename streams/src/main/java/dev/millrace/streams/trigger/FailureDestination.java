package dev.millrace.streams.trigger;

import java.util.concurrent.CompletionStage;

/** Where discarded batches are told. Thread-safe. */
@FunctionalInterface
public interface FailureDestination {
    /**
     * Tells of a discarded batch. Never blocks the caller and always completes, exceptionally if the notice could not
     * be delivered, which is then tried again a few times.
     */
    CompletionStage<Void> deliver(FailureNotice notice);
}
