package dev.millrace.storage.kv;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An ordered transactional key-value store: {@code byte[]} keys in unsigned lexicographic order, serialisable
 * transactions, commit stamps.
 *
 * <p>Stamps are 64-bit, positive, strictly rising for the life of a store, never lowered by a restart or by going back to a named state. Visibility order is stamp
 * order: a reader that saw stamp n never later finds a write stamped at or below n. Thread-safe.
 */
public interface OrderedStore extends AutoCloseable {
    /**
     * Runs {@code reader} on one consistent state.
     *
     * @throws StoreException if the engine failed or is closed
     */
    <T extends @Nullable Object> T read(Function<? super ReadView, T> reader);

    /**
     * The newest committed value of one key; what {@code read(view -> view.get(key))} returns, without its cost.
     *
     * @throws StoreException if the engine failed or is closed
     */
    byte @Nullable [] get(byte[] key);

    /**
     * Runs {@code body} in a transaction and hands its outcome to {@code completion} exactly once, on this thread or
     * another. Callers must not care which; a completion must be short and must not block on this store.
     */
    <T extends @Nullable Object> void transact(Function<? super Transaction, T> body, Consumer<Outcome<T>> completion);

    /** As {@link #transact(Function, Consumer)}, but waits for the outcome. Not for threads that may not block. */
    default <T extends @Nullable Object> Outcome<T> transact(Function<? super Transaction, T> body) {
        return BlockingOutcome.await(this, body);
    }

    /**
     * Registers a hint that something was committed, without payload or guarantee; the listener must be cheap and
     * re-reads. Closing the registration ends it.
     */
    AutoCloseable onCommit(Runnable listener);

    /**
     * Hints that everything with {@code from <= key < to} was deleted for good: nobody reads it any more, in no state,
     * and nobody will write there. An engine that keeps deleted data for a while gives its space back if that is worth
     * the work, which the caller waits for.
     *
     * @throws StoreException if the engine failed or is closed
     */
    default void reclaim(byte[] from, byte[] to) {}

    /** The named states, to which the store can go back. */
    StoreSnapshots snapshots();

    /**
     * What the store takes up outside of the heap.
     *
     * @throws StoreException if the engine failed or is closed
     */
    default StoreUsage usage() {
        return StoreUsage.NOTHING;
    }

    /** What this engine takes at most. */
    StoreLimits limits();

    /** Waits for commits under way, releases everything. Later calls throw {@link StoreException}. Idempotent. */
    @Override
    void close();
}
