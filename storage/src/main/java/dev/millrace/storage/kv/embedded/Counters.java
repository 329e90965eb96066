package dev.millrace.storage.kv.embedded;

import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.Space;
import java.nio.ByteBuffer;

/** The stored form of a counter: its absolute value, 8 bytes, big-endian, in {@link Space#COUNTER}. */
public final class Counters {
    private static final byte[] SPACE_START = {Space.COUNTER.prefix()};
    private static final byte[] SPACE_END = {(byte) (Space.COUNTER.prefix() + 1)};

    private Counters() {}

    /** The value of a counter in a state, 0 if it has none. */
    public static long read(ReadView view, byte[] key) {
        byte[] stored = view.get(key);
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    static byte[] encode(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    static boolean isCounter(byte[] key) {
        return key.length > 0 && key[0] == Space.COUNTER.prefix();
    }

    static boolean areIn(byte[] from, byte[] to) {
        return ByteOrder.compare(from, SPACE_END) < 0 && ByteOrder.compare(SPACE_START, to) < 0;
    }
}
