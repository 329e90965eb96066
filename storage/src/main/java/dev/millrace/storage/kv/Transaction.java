package dev.millrace.storage.kv;

/**
 * A transaction under way: reads the state before it, buffers its own writes and does not see them.
 *
 * <p>The function that is handed one may be run again, so it uses no clock, no randomness and has no side effect;
 * times and ids are passed in. Throwing aborts: nothing is written. Key and value arrays belong to the transaction
 * once handed over, which never changes them, so one value may be put under several keys.
 */
public interface Transaction extends ReadView {
    /** Writes a key. */
    void put(byte[] key, byte[] value);

    /** Deletes a key; deleting an absent one is legal. */
    void delete(byte[] key);

    /** Deletes all keys with {@code from <= key < to} that exist before this transaction. */
    void deleteRange(byte[] from, byte[] to);

    /** Adds to a counter. Commutative; never read on the write path. Counter keys live in a space of their own. */
    void add(byte[] counterKey, long delta);

    /**
     * Writes under a key that the engine completes at commit: {@code keyBefore}, the commit stamp (8 bytes, big-endian),
     * the ordinal (2 bytes, big-endian), {@code keyAfter}. The ordinal counts the stamped writes of one commit from 0.
     *
     * @return the ordinal given to this write
     */
    int putStamped(byte[] keyBefore, byte[] keyAfter, byte[] value);

    /** Writes a key whose last-write stamp other transactions guard, such as a table definition. */
    void putGuarded(byte[] key, byte[] value);

    /** Deletes a guarded key; counts as a write for its guard stamp. */
    void deleteGuarded(byte[] key);

    /**
     * Declares that this transaction was planned from the value that {@code key} had at {@code stamp}
     * ({@link ReadView#guardStamp}). If the key was written since, the outcome is a conflict and nothing is written.
     */
    void guard(byte[] key, long stamp);
}
