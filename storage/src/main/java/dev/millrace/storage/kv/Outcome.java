package dev.millrace.storage.kv;

/**
 * How a transaction ended. Engines never let an exception of their own through; they report one of these.
 *
 * @param <T> what the transaction's function returns
 */
public sealed interface Outcome<T> {
    /** Written and durable as the store's options say, at {@code stamp}. */
    record Committed<T>(long stamp, T result) implements Outcome<T> {}

    /** The function returned without writing: no stamp was spent, guards held. */
    record Unchanged<T>(T result) implements Outcome<T> {}

    /** The function threw {@code cause}; nothing was written. */
    record Aborted<T>(RuntimeException cause) implements Outcome<T> {}

    /**
     * A guard was stale or a competing transaction won; nothing was written.
     *
     * @param staleGuard whether a declared guard was the reason, so that the caller reloads its plan and runs again;
     *     otherwise the engine met a competing transaction
     */
    record Conflict<T>(boolean staleGuard) implements Outcome<T> {}

    /** The engine failed (disk full, I/O error) and surely wrote nothing. */
    record Failed<T>(StoreException cause) implements Outcome<T> {}

    /** The engine lost track: the commit may or may not have happened. */
    record Unknown<T>(StoreException cause) implements Outcome<T> {}
}
