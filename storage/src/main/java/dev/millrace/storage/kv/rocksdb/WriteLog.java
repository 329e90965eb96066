package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.embedded.PendingWrites;
import org.rocksdb.RocksDBException;

/** The two calls of a commit that the disk may refuse; apart from the rest, so that a test can be the disk. */
interface WriteLog {
    /** Writes all or nothing. One thread at a time. */
    void write(PendingWrites writes, boolean sync) throws RocksDBException;

    /** Returns when all that was written is on the disk. */
    void sync() throws RocksDBException;
}
