package dev.millrace.server.namespace;

import org.jspecify.annotations.Nullable;

/**
 * Closes several things of which one's failure must not keep the others open. Not thread-safe.
 *
 * <p>The first failure is thrown at the end; the others are suppressed in it.
 */
final class Closing {
    private @Nullable Throwable failure;

    /** Closes one of them. */
    Closing close(Runnable close) {
        try {
            close.run();
        } catch (RuntimeException | Error thrown) {
            if (failure == null) {
                failure = thrown;
            } else {
                failure.addSuppressed(thrown);
            }
        }
        return this;
    }

    /** Ends it, with the first failure if there was one. */
    void finish() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
