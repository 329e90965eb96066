package dev.millrace.server.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes request ids of AWS's form: 52 characters out of 0-9 and A-V, as its base-32 ids show.
 *
 * <p>Thread-safe. A SplitMix64 sequence from one seed: ids of one server never repeat within 2^61 requests, cost one
 * atomic addition, and are no secret.
 */
public final class RequestIds {
    private static final int LENGTH = 52;
    private static final long STEP = 0x9E3779B97F4A7C15L;
    /** Five steps, one for each word of an id, modulo 2^64. */
    private static final long STEP_PER_ID = 0x1715609F7C746C69L;

    private static final int BITS_PER_CHARACTER = 5;
    private static final int CHARACTERS_PER_WORD = 12;
    private static final byte[] ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUV".getBytes(StandardCharsets.ISO_8859_1);

    private final AtomicLong state;

    public RequestIds(long seed) {
        this.state = new AtomicLong(seed);
    }

    /** The next id. */
    public String next() {
        long position = state.getAndAdd(STEP_PER_ID);
        byte[] text = new byte[LENGTH];
        long bits = 0;
        for (int i = 0; i < LENGTH; i++) {
            if (i % CHARACTERS_PER_WORD == 0) {
                position += STEP;
                bits = mixed(position);
            }
            text[i] = ALPHABET[(int) bits & 31];
            bits >>>= BITS_PER_CHARACTER;
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static long mixed(long position) {
        long word = (position ^ position >>> 30) * 0xBF58476D1CE4E5B9L;
        word = (word ^ word >>> 27) * 0x94D049BB133111EBL;
        return word ^ word >>> 31;
    }
}
