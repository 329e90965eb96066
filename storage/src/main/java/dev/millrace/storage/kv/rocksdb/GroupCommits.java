package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.Transaction;
import dev.millrace.storage.kv.embedded.CommitListeners;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * With fsync: one thread runs the transactions that are waiting, one after the other, then syncs once for all of them,
 * and only then completes them and moves readers on. Each sees those before it, though they are not on the disk yet,
 * which is sound because nothing of it gets out before the common sync. Thread-safe.
 */
final class GroupCommits implements CommitPolicy {
    private static final Logger log = LoggerFactory.getLogger(GroupCommits.class);

    /** Threads are numbered: a store's directory may be named after a caller, whose id has no place in a thread dump. */
    private static final AtomicInteger THREAD_COUNT = new AtomicInteger();

    private static final int QUEUE_LENGTH_MAX = 1024;
    private static final int GROUP_COUNT_MAX = 256;

    private WriteLog writeLog;
    private final SerialCommits commits;
    private final CommitListeners listeners;
    private final BlockingQueue<Pending<?>> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH_MAX);

    /**
     * Transactions begun by completions, such as another try after a conflict. They must not wait for room in the
     * queue that only their own thread empties. Used by the commit thread only; each completion adds a few at most.
     */
    private final Deque<Pending<?>> own = new ArrayDeque<>();

    private final Thread thread;

    /** What waits for a moment without transactions; an empty one in the queue sees to it that it comes. */
    private final Queue<FutureTask<?>> alone = new ConcurrentLinkedQueue<>();

    /** Where the newest state is. Commit thread only. */
    private RocksDatabase newest;

    /** The newest durable state. Replaced by the commit thread only. */
    private volatile ReadLease durable;

    /**
     * Whether something written is not on the disk, perhaps since an earlier group whose sync failed; until that is
     * made up for, no answer may be given. Used by the commit thread only.
     */
    private boolean unsynced;

    /** Why nothing can be promised until the store is opened again; see {@link RocksFailure}. Commit thread only. */
    private @Nullable StoreException broken;

    private volatile boolean closing;

    GroupCommits(RocksDatabase database, WriteLog writeLog, SerialCommits commits, CommitListeners listeners) {
        this.newest = database;
        this.writeLog = writeLog;
        this.commits = commits;
        this.listeners = listeners;
        this.durable = database.lease(commits.committedStamp());
        this.thread = new Thread(this::run, "millrace-commit-" + THREAD_COUNT.incrementAndGet());
        // A program that forgets to close a store must be able to end all the same.
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public <T extends @Nullable Object> Runnable submit(
            Function<? super Transaction, T> body, Consumer<Outcome<T>> completion) {
        Pending<T> pending = new Pending<>(body, completion);
        if (Thread.currentThread() == thread) {
            own.add(pending);
        } else {
            enqueue(pending);
        }
        return () -> {};
    }

    private void enqueue(Pending<?> pending) {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(pending);
                break;
            } catch (InterruptedException e) {
                // The caller was promised exactly one completion, so the transaction goes in all the same.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        ReadLease lease = lease();
        try {
            return lease.owner().get(lease.options(), key);
        } finally {
            lease.release();
        }
    }

    @Override
    public ReadLease lease() {
        while (true) {
            ReadLease lease = durable;
            if (lease.retain()) {
                return lease;
            }
            // Replaced between the two lines; the next one is there already.
            Thread.onSpinWait();
        }
    }

    private void run() {
        List<Pending<?>> group = new ArrayList<>();
        while (fill(group)) {
            commit(group);
            group.clear();
            for (FutureTask<?> work = alone.poll(); work != null; work = alone.poll()) {
                work.run();
            }
        }
    }

    @Override
    public void alone(Runnable work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a completion must not use named states");
        }
        FutureTask<@Nullable Void> task = new FutureTask<>(
                () -> {
                    requireDurable();
                    work.run();
                },
                null);
        alone.add(task);
        enqueue(new Pending<@Nullable Void>(transaction -> null, outcome -> {}));
        awaitDone(task);
    }

    private void requireDurable() {
        StoreException failure = broken;
        if (failure != null) {
            throw failure;
        }
        if (unsynced) {
            throw new StoreException("The disk is full.");
        }
    }

    private static void awaitDone(FutureTask<?> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Object unused = task.get();
                    return;
                } catch (InterruptedException e) {
                    // It will run in any case, and the caller must know how it ended.
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException exception) {
                        throw exception;
                    }
                    throw new StoreException("The storage engine failed: " + e.getCause() + ".", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void moveTo(RocksDatabase next) {
        ReadLease before = durable;
        newest = next;
        writeLog = next;
        durable = next.lease(commits.committedStamp());
        before.release();
    }

    /** Waits for transactions; false when there will be no more. */
    private boolean fill(List<Pending<?>> group) {
        while (group.size() < GROUP_COUNT_MAX && !own.isEmpty()) {
            group.add(own.remove());
        }
        queue.drainTo(group, GROUP_COUNT_MAX - group.size());
        while (group.isEmpty()) {
            if (closing) {
                return false;
            }
            try {
                group.add(queue.take());
                queue.drainTo(group, GROUP_COUNT_MAX - 1);
            } catch (InterruptedException e) {
                // Nobody has a reason to interrupt this thread, and stopping would leave transactions unanswered.
                log.warn("The commit thread ignores an interrupt", e);
            }
        }
        return true;
    }

    private void commit(List<Pending<?>> group) {
        StoreException failure = broken;
        if (failure != null) {
            group.forEach(pending -> pending.refuse(failure));
        } else {
            runAll(group);
        }
        for (Pending<?> pending : group) {
            pending.complete();
        }
    }

    private void runAll(List<Pending<?>> group) {
        boolean wrote = false;
        for (Pending<?> pending : group) {
            wrote |= pending.run(commits);
        }
        unsynced |= wrote;
        if (unsynced) {
            makeDurable(group);
        }
    }

    private void makeDurable(List<Pending<?>> group) {
        ReadLease before = durable;
        try {
            writeLog.sync();
            durable = newest.lease(commits.committedStamp());
        } catch (RocksDBException e) {
            StoreException failure = RocksFailure.of(e);
            if (!RocksFailure.isDiskFull(e)) {
                log.error("The disk failed; the store takes no more transactions until it is opened again", e);
                broken = failure;
            }
            lose(group, failure);
            return;
        } catch (RuntimeException | Error e) {
            lose(group, new StoreException("The storage engine failed: " + e + ".", e));
            return;
        }
        unsynced = false;
        before.release();
        listeners.committed();
    }

    private void lose(List<Pending<?>> group, StoreException failure) {
        commits.forgetCounters();
        for (Pending<?> pending : group) {
            pending.lost(failure);
        }
    }

    @Override
    public void close() {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a completion must not close its store");
        }
        closing = true;
        // An empty transaction wakes the thread; it ends when the queue is empty.
        enqueue(new Pending<@Nullable Void>(transaction -> null, outcome -> {}));
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        durable.release();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One transaction in the queue. */
    private static final class Pending<T extends @Nullable Object> {
        private final Function<? super Transaction, T> body;
        private final Consumer<Outcome<T>> completion;
        private @Nullable Outcome<T> outcome;

        Pending(Function<? super Transaction, T> body, Consumer<Outcome<T>> completion) {
            this.body = body;
            this.completion = completion;
        }

        /** Whether it wrote, or perhaps did. */
        boolean run(SerialCommits commits) {
            try {
                outcome = commits.commit(body, () -> {});
            } catch (RuntimeException | Error e) {
                // Before anything was written: from there on SerialCommits answers itself.
                outcome = new Outcome.Failed<>(new StoreException("The storage engine failed: " + e + ".", e));
            }
            return outcome instanceof Outcome.Committed || outcome instanceof Outcome.Unknown;
        }

        /** Ends it without running it. */
        void refuse(StoreException failure) {
            outcome = new Outcome.Failed<>(failure);
        }

        /** The common sync failed: its own commit is in doubt, and any other answer may rest on one that is. */
        void lost(StoreException failure) {
            outcome = outcome instanceof Outcome.Committed || outcome instanceof Outcome.Unknown
                    ? new Outcome.Unknown<>(failure)
                    : new Outcome.Failed<>(failure);
        }

        void complete() {
            Outcome<T> known = outcome;
            if (known == null) {
                throw new IllegalStateException("a transaction is run before it is completed");
            }
            try {
                completion.accept(known);
            } catch (RuntimeException | Error e) {
                // All others commit on this thread, so not even an error in one completion ends it.
                log.error("The completion of a transaction failed", e);
            }
        }
    }
}
