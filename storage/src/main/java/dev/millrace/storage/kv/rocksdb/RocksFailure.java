package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.StoreException;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Turns RocksDB's exceptions into ours. */
final class RocksFailure {
    private RocksFailure() {}

    static StoreException of(RocksDBException cause) {
        Status status = cause.getStatus();
        if (status != null && status.getSubCode() == Status.SubCode.NoSpace) {
            return new StoreException("The disk is full.", cause);
        }
        return new StoreException("The storage engine failed: " + cause.getMessage() + ".", cause);
    }
}
