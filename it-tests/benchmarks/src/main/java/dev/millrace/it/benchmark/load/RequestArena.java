package dev.millrace.it.benchmark.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Requests built before the clock starts, side by side in one direct buffer, so that sending one is a system call and
 * hardly anything else.
 *
 * <p>A request that holds {@link #FRESH} gets another number there each time it is sent: a put of what is already
 * stored changes nothing, and a server that notices would write neither the item nor a stream record.
 *
 * <p>Used by the loop's thread only.
 */
final class RequestArena {
    /** The text that is replaced by a number of as many digits. */
    static final String FRESH = "00000000fresh";

    private static final int FRESH_DIGITS = 8;
    private static final int NOT_FRESH = -1;

    private final ByteBuffer bytes;
    private final int[] starts;
    private final int[] freshOffsets;
    private int sentCount;

    RequestArena(List<byte[]> requests) {
        starts = new int[requests.size() + 1];
        freshOffsets = new int[requests.size()];
        for (int index = 0; index < requests.size(); index++) {
            starts[index + 1] = Math.addExact(starts[index], requests.get(index).length);
            int offset = offset(requests.get(index));
            freshOffsets[index] = offset < 0 ? NOT_FRESH : starts[index] + offset;
        }
        bytes = ByteBuffer.allocateDirect(starts[requests.size()]);
        for (byte[] request : requests) {
            bytes.put(request);
        }
        bytes.clear();
    }

    int count() {
        return freshOffsets.length;
    }

    /** A view of all requests for one connection, to be moved by {@link #select}. */
    ByteBuffer view() {
        return bytes.duplicate();
    }

    /** Moves a view to the request with a 0-based index. */
    void select(ByteBuffer view, int index) {
        int offset = freshOffsets[index];
        if (offset != NOT_FRESH) {
            int rest = ++sentCount;
            for (int digit = FRESH_DIGITS - 1; digit >= 0; digit--) {
                bytes.put(offset + digit, (byte) ('0' + rest % 10));
                rest /= 10;
            }
        }
        view.limit(starts[index + 1]).position(starts[index]);
    }

    private static int offset(byte[] request) {
        String text = new String(request, ISO_8859_1);
        int offset = text.indexOf(FRESH);
        if (offset >= 0 && text.indexOf(FRESH, offset + FRESH.length()) >= 0) {
            throw new IllegalArgumentException("a request has one fresh number at most");
        }
        return offset;
    }
}
