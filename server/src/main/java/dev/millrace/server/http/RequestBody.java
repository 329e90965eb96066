package dev.millrace.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Arrays;

/**
 * Gathers one request's body. Owned by its connection and its event loop.
 *
 * <p>A body that arrives in one piece is copied into an array that all connections of the event loop share, which saves
 * an allocation on each small request; it is valid until the next request is read on that loop.
 */
final class RequestBody {
    /** AWS's limit of a whole request (source: errors.md section 2). */
    static final int SIZE_MAX = 16 << 20;

    private static final int SHARED_SIZE_MAX = 64 << 10;
    private static final int OWN_SIZE_MIN = 16 << 10;
    private static final byte[] NONE = new byte[0];
    private static final FastThreadLocal<byte[]> SHARED = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[SHARED_SIZE_MAX];
        }
    };

    private final ByteBudget budget;
    private byte[] bytes = NONE;
    private int size;
    private long reservedSize;
    private boolean tooLarge;
    private boolean overBudget;
    private boolean shared;

    RequestBody(ByteBudget budget) {
        this.budget = budget;
    }

    ByteBudget budget() {
        return budget;
    }

    /** Appends a piece; {@code last} tells that no other follows. The piece stays the caller's. */
    void append(ByteBuf piece, boolean last) {
        int pieceSize = piece.readableBytes();
        if (pieceSize == 0 || tooLarge || overBudget) {
            return;
        }
        if (pieceSize > SIZE_MAX - size) {
            release();
            tooLarge = true;
            return;
        }
        if (last && size == 0 && pieceSize <= SHARED_SIZE_MAX) {
            bytes = SHARED.get();
            shared = true;
        } else if (!ensureCapacity(size + pieceSize)) {
            return;
        }
        piece.readBytes(bytes, size, pieceSize);
        size += pieceSize;
    }

    private boolean ensureCapacity(int needed) {
        if (needed <= bytes.length) {
            return true;
        }
        int capacity = Math.min(SIZE_MAX, Math.max(needed, Math.max(OWN_SIZE_MIN, bytes.length * 2)));
        if (!budget.tryReserve(capacity - reservedSize)) {
            release();
            overBudget = true;
            return false;
        }
        reservedSize = capacity;
        bytes = Arrays.copyOf(bytes, capacity);
        return true;
    }

    /** Copies a shared array, so that the body outlives this turn of the event loop. */
    void keep() {
        if (shared) {
            bytes = Arrays.copyOf(bytes, size);
            shared = false;
            reservedSize = size;
            budget.reserve(size);
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    boolean isOverBudget() {
        return overBudget;
    }

    /** Forgets everything and gives the bytes back. */
    void release() {
        if (reservedSize != 0) {
            budget.release(reservedSize);
            reservedSize = 0;
        }
        bytes = NONE;
        size = 0;
        shared = false;
        tooLarge = false;
        overBudget = false;
    }
}
