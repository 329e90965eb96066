package dev.millrace.storage.kv.embedded;

import dev.millrace.storage.kv.StoreException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets users in while something is open, and makes its closer wait until the last one has left. Costs two atomic
 * additions a use. Thread-safe.
 */
public final class OpenGate {
    private static final long CLOSED = 1L << 62;

    private final AtomicLong users = new AtomicLong();
    private volatile @Nullable Thread closer;

    /**
     * Enters; each entry is followed by one {@link #exit}.
     *
     * @throws StoreException if the gate is closed
     */
    public void enter() {
        if (!tryEnter()) {
            throw new StoreException("The store is closed.");
        }
    }

    /** Enters, unless the gate is closed; each entry is followed by one {@link #exit}. */
    public boolean tryEnter() {
        if ((users.getAndIncrement() & CLOSED) != 0) {
            exit();
            return false;
        }
        return true;
    }

    /** Leaves. */
    public void exit() {
        if (users.decrementAndGet() == CLOSED) {
            LockSupport.unpark(closer);
        }
    }

    /** Whether {@link #close} was called. */
    public boolean closed() {
        return (users.get() & CLOSED) != 0;
    }

    /**
     * Lets nobody in any more and waits until all have left. Not to be called by one who is inside.
     *
     * @return false if it was closed already, by this or another thread, which may still be waiting
     */
    public boolean close() {
        while (true) {
            long before = users.get();
            if ((before & CLOSED) != 0) {
                return false;
            }
            closer = Thread.currentThread();
            if (users.compareAndSet(before, before | CLOSED)) {
                break;
            }
        }
        boolean interrupted = false;
        while (users.get() != CLOSED) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
