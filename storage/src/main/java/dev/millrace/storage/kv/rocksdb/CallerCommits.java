package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.Transaction;
import dev.millrace.storage.kv.embedded.CommitListeners;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Without fsync: the caller takes the lock, runs its function, writes, and answers itself, with no hand-over between
 * threads. Thread-safe.
 */
final class CallerCommits implements CommitPolicy {
    /** Held while a transaction runs and while the shared lease is made; nothing else is locked under it. */
    private final ReentrantLock commitLock = new ReentrantLock();

    private volatile RocksDatabase database;
    private final SerialCommits commits;
    private final CommitListeners listeners;

    /**
     * The newest state, shared by all readers until the next write; null if nobody has asked since the last one. Let
     * go of before a write, so that whoever has seen that write finds no older lease here; and so that an idle one
     * does not keep old versions of everything on the disk.
     */
    private volatile @Nullable ReadLease shared;

    CallerCommits(RocksDatabase database, SerialCommits commits, CommitListeners listeners) {
        this.database = database;
        this.commits = commits;
        this.listeners = listeners;
    }

    @Override
    public <T extends @Nullable Object> Runnable submit(
            Function<? super Transaction, T> body, Consumer<Outcome<T>> completion) {
        if (commitLock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a transaction's function must not begin another transaction");
        }
        Outcome<T> outcome;
        commitLock.lock();
        try {
            outcome = commits.commit(body, this::dropShared);
        } finally {
            commitLock.unlock();
        }
        return () -> {
            if (outcome instanceof Outcome.Committed) {
                listeners.committed();
            }
            completion.accept(outcome);
        };
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        while (true) {
            RocksDatabase newest = database;
            if (newest.tryHold()) {
                try {
                    return newest.get(key);
                } finally {
                    newest.letGo();
                }
            }
            // Replaced between the two lines; the next one is there already.
            Thread.onSpinWait();
        }
    }

    @Override
    public ReadLease lease() {
        ReadLease lease = shared;
        if (lease != null && lease.retain()) {
            return lease;
        }
        commitLock.lock();
        try {
            lease = shared;
            if (lease == null) {
                lease = database.lease(commits.committedStamp());
                shared = lease;
            }
            if (!lease.retain()) {
                throw new IllegalStateException("the shared lease is held until it is dropped under the lock");
            }
            return lease;
        } finally {
            commitLock.unlock();
        }
    }

    @Override
    public void alone(Runnable work) {
        if (commitLock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a transaction's function must not use named states");
        }
        commitLock.lock();
        try {
            work.run();
        } finally {
            commitLock.unlock();
        }
    }

    @Override
    public void moveTo(RocksDatabase next) {
        // First, so that whoever has seen the new database finds no lease of the old one.
        dropShared();
        database = next;
    }

    private void dropShared() {
        ReadLease lease = shared;
        shared = null;
        ReadLease.releaseIfPresent(lease);
    }

    @Override
    public void close() {
        commitLock.lock();
        try {
            dropShared();
        } finally {
            commitLock.unlock();
        }
    }
}
