package dev.millrace.storage.kv.rocksdb;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.Snapshot;

/**
 * One state of the store for any number of readers: a snapshot and the options to read through it, released natively
 * when the store and the last reader have let go. Thread-safe.
 */
final class ReadLease {
    private final RocksDatabase owner;
    private final RocksDB database;
    private final Snapshot snapshot;
    private final ReadOptions options;
    private final long stamp;

    /** The store itself counts as one holder. */
    private final AtomicInteger holders = new AtomicInteger(1);

    /** A lease of the newest state; it keeps its database open. */
    ReadLease(RocksDatabase owner, RocksDB database, long stamp) {
        if (!owner.tryHold()) {
            throw new IllegalStateException("a closed database has no state to read");
        }
        this.owner = owner;
        this.database = database;
        this.stamp = stamp;
        this.snapshot = database.getSnapshot();
        this.options = new ReadOptions().setSnapshot(snapshot);
    }

    RocksDatabase owner() {
        return owner;
    }

    ReadOptions options() {
        return options;
    }

    /** The newest commit in this state. */
    long stamp() {
        return stamp;
    }

    /** Takes hold; false if all have let go already. */
    boolean retain() {
        while (true) {
            int before = holders.get();
            if (before == 0) {
                return false;
            }
            if (holders.compareAndSet(before, before + 1)) {
                return true;
            }
        }
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            options.close();
            database.releaseSnapshot(snapshot);
            snapshot.close();
            owner.letGo();
        }
    }

    static void releaseIfPresent(@Nullable ReadLease lease) {
        if (lease != null) {
            lease.release();
        }
    }
}
