package dev.millrace.server.http;

import java.time.Duration;

/**
 * How long one connection may do nothing. Measured by {@link System#nanoTime}: network time, never product time. Owned
 * by the connection's event loop.
 */
final class Patience {
    /**
     * A request may trickle in for this many stall times in all, so that a byte now and then does not hold it open; and
     * as long it may take to be answered, since while it does nobody would notice that its client has gone.
     */
    private static final int STALLS_PER_REQUEST_MAX = 10;

    private final long idleNanos;
    private final long stallNanos;
    private long movedNanos;
    private long requestSinceNanos;
    private long pendingSize;
    private boolean requestUnderWay;

    Patience(Duration idle, Duration stall, long nowNanos) {
        this.idleNanos = idle.toNanos();
        this.stallNanos = stall.toNanos();
        this.movedNanos = nowNanos;
    }

    /** Bytes came in or went out. */
    void bytesMoved() {
        movedNanos = System.nanoTime();
    }

    /** Whether a request has begun and not ended; to be told after {@link #bytesMoved}. */
    void requestUnderWay(boolean underWay) {
        if (underWay && !requestUnderWay) {
            requestSinceNanos = movedNanos;
        }
        requestUnderWay = underWay;
    }

    /** Bytes of an answer that the client has not taken yet: fewer than before is a sign of life. */
    void pendingBytes(long size, long nowNanos) {
        if (size != pendingSize) {
            pendingSize = size;
            movedNanos = nowNanos;
        }
    }

    /** Whether a complete request has waited too long for its answer. */
    boolean isHandlingOver(long nowNanos) {
        return nowNanos - movedNanos > stallNanos * STALLS_PER_REQUEST_MAX;
    }

    /** Whether the client has used up its patience. */
    boolean isOver(long nowNanos, boolean answerStuck) {
        long still = nowNanos - movedNanos;
        if (!requestUnderWay && !answerStuck) {
            return still > idleNanos;
        }
        boolean tooSlow = requestUnderWay && nowNanos - requestSinceNanos > stallNanos * STALLS_PER_REQUEST_MAX;
        return still > stallNanos || tooSlow;
    }
}
