package dev.millrace.storage.kv.embedded;

import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.Transaction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of running a transaction's function, before anything is written.
 *
 * @param ended the outcome, or null if there is something to write
 * @param result what the function returned; null if it threw
 */
public record Attempt<T extends @Nullable Object>(
        @Nullable Outcome<T> ended, @Nullable T result) {
    /** Runs the function; lets nothing it throws through. */
    @SuppressWarnings("NullAway") // The result is null only where T admits it, because the function returned.
    public static <T extends @Nullable Object> Attempt<T> of(
            Function<? super Transaction, T> body, EmbeddedTransaction transaction) {
        T result = null;
        RuntimeException thrown = null;
        try {
            result = body.apply(transaction);
        } catch (RuntimeException e) {
            thrown = e;
        } catch (Error e) {
            // A stack overflow in one function must not end the thread on which all others commit.
            thrown = new IllegalStateException("a transaction's function failed", e);
        } finally {
            transaction.end();
        }
        // Stale first: a function that planned from an old definition may well have thrown because of that.
        if (transaction.guardStale()) {
            return new Attempt<>(new Outcome.Conflict<>(true), null);
        }
        if (thrown instanceof StoreException failure) {
            return new Attempt<>(new Outcome.Failed<>(failure), null);
        }
        if (thrown != null) {
            return new Attempt<>(new Outcome.Aborted<>(thrown), null);
        }
        return transaction.writesAnything()
                ? new Attempt<>(null, result)
                : new Attempt<>(new Outcome.Unchanged<>(result), result);
    }

    /** The outcome once the writes are in place. */
    @SuppressWarnings("NullAway") // The result is null only where T admits it, because the function returned.
    public Outcome<T> committed(long stamp) {
        return new Outcome.Committed<>(stamp, result);
    }
}
