package dev.millrace.streams.trigger;

import dev.millrace.storage.clock.VirtualClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs pieces of work one after another, on a pool that others use too, and without a thread of its own. Thread-safe.
 *
 * <p>Bounded by its users: each lane, timer and waiter has at most one piece in it. Lock order: {@code running}, then
 * {@code queue}; a piece of work runs under {@code running}.
 */
final class Mailbox {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);
    /** Then others have their turn on the pool. */
    private static final int PIECES_PER_TURN = 64;

    private final Executor pool;
    private final VirtualClock clock;
    private final Runnable afterEach;
    private final ReentrantLock running = new ReentrantLock();
    private final Deque<Runnable> queue = new ArrayDeque<>();
    /** Whether a turn is due or under way; guarded by {@code queue}. */
    private boolean scheduled;

    /** @param afterEach runs after each piece of work */
    Mailbox(Executor pool, VirtualClock clock, Runnable afterEach) {
        this.pool = pool;
        this.clock = clock;
        this.afterEach = afterEach;
    }

    /** Runs a piece of work soon, on the pool. */
    void post(Runnable work) {
        if (add(work)) {
            startTurn();
        }
    }

    /**
     * Runs a piece of work on this thread, or soon if others are under way. For the clock's tasks, which so see their
     * due time while the clock is being moved, and are over when the move is.
     */
    void postHere(Runnable work) {
        if (add(work)) {
            turn();
        }
    }

    /** Looks at what the pieces of work change, between two of them. */
    <T> T inspect(Supplier<T> look) {
        running.lock();
        try {
            return look.get();
        } finally {
            running.unlock();
        }
    }

    /** Whether the caller has to see to a turn. */
    private boolean add(Runnable work) {
        synchronized (queue) {
            queue.addLast(work);
            if (scheduled) {
                return false;
            }
            scheduled = true;
            return true;
        }
    }

    private void startTurn() {
        try {
            pool.execute(this::turn);
        } catch (RejectedExecutionException e) {
            // The pool is full or shut down. The clock's thread is the other one there is; closed, it runs nothing.
            clock.schedule(clock.instant(), this::turn);
        }
    }

    private void turn() {
        for (int count = 0; count < PIECES_PER_TURN; count++) {
            Runnable work = next();
            if (work == null) {
                return;
            }
            running.lock();
            try {
                run(work);
                run(afterEach);
            } finally {
                running.unlock();
            }
        }
        startTurn();
    }

    private @Nullable Runnable next() {
        synchronized (queue) {
            Runnable work = queue.pollFirst();
            if (work == null) {
                scheduled = false;
            }
            return work;
        }
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            log.error("A trigger's work failed", e);
        }
    }
}
