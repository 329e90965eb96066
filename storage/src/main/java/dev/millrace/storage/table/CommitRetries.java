package dev.millrace.storage.table;

import dev.millrace.protocol.error.TransactionErrors;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.Transaction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What becomes of transactions that did not commit: which are run again, and which exception the others end in. */
public final class CommitRetries {
    /**
     * How often one write is run at most. Each run after the first means that somebody changed the table meanwhile, so
     * a write that comes here is starved by a storm of table updates.
     */
    static final int ATTEMPT_COUNT_MAX = 64;

    private CommitRetries() {}

    /**
     * Runs {@code body}, again after conflicts, and returns what it returns. For table operations, which hold no plan.
     *
     * @throws StoreException if the engine failed, lost track or conflicts without end
     */
    public static <T extends @Nullable Object> T run(OrderedStore store, Function<? super Transaction, T> body) {
        for (int attempt = 1; ; attempt++) {
            Outcome<T> outcome = store.transact(body);
            if (outcome instanceof Outcome.Committed<T> committed) {
                return committed.result();
            }
            if (outcome instanceof Outcome.Unchanged<T> unchanged) {
                return unchanged.result();
            }
            if (!(outcome instanceof Outcome.Conflict<T>) || attempt == ATTEMPT_COUNT_MAX) {
                throw failure(outcome);
            }
        }
    }

    /** What the write of one item is answered with; its caller may try again when a competing transaction won. */
    static RuntimeException writeFailure(Outcome<?> outcome) {
        return isLostRace(outcome) ? TransactionErrors.conflict() : failure(outcome);
    }

    /** Whether a competing transaction won, which is not the fault of a plan that was behind. */
    static boolean isLostRace(Outcome<?> outcome) {
        return outcome instanceof Outcome.Conflict<?> conflict && !conflict.staleGuard();
    }

    /** What a transaction that wrote nothing, or lost track, is answered with. */
    static RuntimeException failure(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Aborted<?> aborted) {
            return aborted.cause();
        }
        if (outcome instanceof Outcome.Failed<?> failed) {
            return failed.cause();
        }
        if (outcome instanceof Outcome.Unknown<?> unknown) {
            return unknown.cause();
        }
        if (outcome instanceof Outcome.Conflict<?> conflict) {
            return new StoreException(
                    conflict.staleGuard() ? "the table kept changing under a write" : "a competing transaction won");
        }
        throw new IllegalArgumentException("not a failure: " + outcome);
    }
}
