package dev.millrace.storage.kv.embedded;

import java.util.Arrays;

/** The order of keys in every engine: unsigned bytes, a prefix before what it begins. */
public final class ByteOrder {
    private ByteOrder() {}

    /** Negative, zero or positive as {@code left} is below, equal to or above {@code right}. */
    public static int compare(byte[] left, byte[] right) {
        return Arrays.compareUnsigned(left, right);
    }

    /** Whether {@code from <= key < to}. */
    public static boolean contains(byte[] from, byte[] to, byte[] key) {
        return compare(from, key) <= 0 && compare(key, to) < 0;
    }
}
