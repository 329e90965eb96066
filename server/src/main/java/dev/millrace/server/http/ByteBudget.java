package dev.millrace.server.http;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of request bodies and answers may be in memory at once, over all connections. Thread-safe. */
final class ByteBudget {
    private final long sizeMax;
    private final AtomicLong used = new AtomicLong();

    ByteBudget(long sizeMax) {
        this.sizeMax = sizeMax;
    }

    /** Takes {@code size} bytes; false, and nothing taken, if they would go over the budget. */
    boolean tryReserve(long size) {
        if (used.addAndGet(size) <= sizeMax) {
            return true;
        }
        used.addAndGet(-size);
        return false;
    }

    /** Takes bytes that cannot be refused, such as a finished answer; over the budget, new bodies are refused instead. */
    void reserve(long size) {
        used.addAndGet(size);
    }

    void release(long size) {
        used.addAndGet(-size);
    }

    long usedSize() {
        return used.get();
    }
}
