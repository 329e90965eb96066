package dev.millrace.storage.kv;

/**
 * What a store takes up outside of the heap, about.
 *
 * @param writeBufferBytes memory of what was written and is not in table files yet
 * @param tableReaderBytes memory of open table files, apart from what is in the cache that stores share
 * @param tableFileBytes disk space of the newest state's table files
 * @param logFileBytes disk space of the log
 */
public record StoreUsage(long writeBufferBytes, long tableReaderBytes, long tableFileBytes, long logFileBytes) {
    /** All zero. */
    public static final StoreUsage NOTHING = new StoreUsage(0, 0, 0, 0);

    /** Both together. */
    public StoreUsage plus(StoreUsage other) {
        return new StoreUsage(
                writeBufferBytes + other.writeBufferBytes,
                tableReaderBytes + other.tableReaderBytes,
                tableFileBytes + other.tableFileBytes,
                logFileBytes + other.logFileBytes);
    }
}
