package dev.millrace.storage.kv;

/**
 * What the stores of one process share, such as caches with one memory budget. Owned by one parent, which closes the
 * stores first. Thread-safe.
 */
public interface StoreEnvironment extends AutoCloseable {
    /**
     * Opens or creates a store.
     *
     * @throws StoreInUseException if it is open already
     * @throws StoreException if it cannot be opened; the message is a sentence for the user
     */
    OrderedStore open(StoreOptions options);

    /** Bytes of native memory that all stores' caches hold together; 0 for an engine without. */
    default long cacheBytes() {
        return 0;
    }

    /** Releases what the stores shared. Idempotent. */
    @Override
    void close();
}
