package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.Transaction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** When a commit is done, and which state readers see meanwhile. All calls come from inside the store's gate. */
interface CommitPolicy {
    /** Runs a transaction, now or later; the runnable returned completes it if that did not happen yet. */
    <T extends @Nullable Object> Runnable submit(
            Function<? super Transaction, T> body, Consumer<Outcome<T>> completion);

    /** The newest value of a key that readers may see. */
    byte @Nullable [] get(byte[] key);

    /** The newest state that readers may see; the caller releases it. */
    ReadLease lease();

    /**
     * Runs something on this or another thread while no transaction runs and none waits for the disk, and returns when it
     * has run. What it throws is thrown here.
     *
     * @throws dev.millrace.storage.kv.StoreException if the disk has failed and nothing can be promised
     */
    void alone(Runnable work);

    /** Goes on with another database; called in {@link #alone}. Whoever reads the old one holds it. */
    void moveTo(RocksDatabase next);

    /** Ends what is under way and lets go of leases. Called once, when nobody else is inside the gate. */
    void close();
}
