package dev.millrace.storage.kv;

import org.jspecify.annotations.Nullable;

/**
 * What a reader or a transaction sees: one consistent state of the store.
 *
 * <p>Valid only inside the function it was handed to, on that thread. Keys are ordered as unsigned bytes.
 */
public interface ReadView {
    /** The stamp of the newest commit in this state. */
    long stamp();

    /** The value of a key, or null. The caller owns the array. */
    byte @Nullable [] get(byte[] key);

    /**
     * Visits the entries with {@code from <= key < to} in ascending order, or descending if {@code reverse}, until the
     * visitor returns false. The arrays handed to the visitor are its own to keep.
     */
    void scan(byte[] from, byte[] to, boolean reverse, EntryVisitor visitor);

    /** The stamp of the last commit that wrote a guarded key, 0 if none did since the store was opened. */
    long guardStamp(byte[] key);

    /** Sum of all deltas ever added to a counter, 0 for one that never was. Not to be called by a transaction that writes. */
    long counter(byte[] key);

    /** Sees one entry of a scan. */
    @FunctionalInterface
    interface EntryVisitor {
        /** Takes one entry; false ends the scan. */
        boolean visit(byte[] key, byte[] value);
    }
}
