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
 *
 * <p>A sync that failed for another reason than a full disk is not tried again: the system may have dropped what it
 * could not write and report the next sync as done (source: Linux's fsync, which reports an error once). So the commits
 * in doubt stay in doubt, and with fsync the store answers every transaction with {@link
 * dev.millrace.storage.kv.Outcome.Failed} until it is opened again, which finds out what is on the disk.
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

    static boolean isDiskFull(RocksDBException cause) {
        Status status = cause.getStatus();
        return status != null && status.getSubCode() == Status.SubCode.NoSpace;
    }
}
