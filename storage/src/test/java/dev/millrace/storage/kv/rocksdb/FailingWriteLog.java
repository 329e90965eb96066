package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.embedded.PendingWrites;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** A disk that fails on demand. */
final class FailingWriteLog implements WriteLog {
    private final WriteLog disk;
    private volatile @Nullable RocksDBException writeFailure;
    private volatile @Nullable RocksDBException syncFailure;

    FailingWriteLog(WriteLog disk) {
        this.disk = disk;
    }

    static RocksDBException failure(Status.SubCode subCode) {
        return new RocksDBException(new Status(Status.Code.IOError, subCode, "injected"));
    }

    void failWritesWith(@Nullable RocksDBException failure) {
        writeFailure = failure;
    }

    void failSyncsWith(@Nullable RocksDBException failure) {
        syncFailure = failure;
    }

    @Override
    public void write(PendingWrites writes, boolean sync) throws RocksDBException {
        RocksDBException failure = writeFailure;
        if (failure != null) {
            throw failure;
        }
        disk.write(writes, sync);
    }

    @Override
    public void sync() throws RocksDBException {
        RocksDBException failure = syncFailure;
        if (failure != null) {
            throw failure;
        }
        disk.sync();
    }
}
