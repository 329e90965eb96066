package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.StoreException;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/**
 * Turns RocksDB's exceptions into ours.
 *
 * <p>After an error in the background RocksDB refuses writes and goes on reading. When the disk was full, it resumes
 * by itself soon after there is room again; a failing device needs the store closed and opened again.
 */
final class RocksFailure {
    private RocksFailure() {}

    static StoreException of(RocksDBException cause) {
        return isDiskFull(cause)
                ? new StoreException("The disk is full.", cause)
                : new StoreException("The storage engine failed: " + cause.getMessage() + ".", cause);
    }

    static StoreException opening(Path directory, RocksDBException cause) {
        String reason = isDiskFull(cause) ? "the disk is full" : String.valueOf(cause.getMessage());
        return new StoreException("The data directory " + directory + " cannot be opened: " + reason + ".", cause);
    }

    private static boolean isDiskFull(RocksDBException cause) {
        Status status = cause.getStatus();
        return status != null && status.getSubCode() == Status.SubCode.NoSpace;
    }
}
