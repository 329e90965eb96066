package dev.millrace.storage.key;

import java.util.Arrays;

/**
 * The keys with {@code from <= key < to}, in unsigned byte order.
 *
 * <p>The arrays are not copied: whoever makes a range hands them over, and nobody changes them.
 */
@SuppressWarnings("ArrayRecordComponent") // Ranges are passed on to a store, never compared.
public record KeyRange(byte[] from, byte[] to) {
    /** All keys that begin with {@code prefix}, which must not be all 0xFF; no space has such a prefix. */
    public static KeyRange ofPrefix(byte[] prefix) {
        return new KeyRange(prefix, successorOfPrefix(prefix));
    }

    /** The keys of this range that come after {@code key}, for resuming an ascending scan. */
    public KeyRange after(byte[] key) {
        // The smallest key above a given one is that key with a zero byte behind it.
        return new KeyRange(Arrays.copyOf(key, key.length + 1), to);
    }

    /** The keys of this range that come before {@code key}, for resuming a descending scan. */
    public KeyRange before(byte[] key) {
        return new KeyRange(from, key);
    }

    /** Whether {@code key} lies in this range. */
    public boolean contains(byte[] key) {
        return Arrays.compareUnsigned(from, key) <= 0 && Arrays.compareUnsigned(key, to) < 0;
    }

    /** The smallest key above all keys that begin with {@code prefix}. */
    private static byte[] successorOfPrefix(byte[] prefix) {
        int length = prefix.length;
        while (length > 0 && prefix[length - 1] == (byte) 0xFF) {
            length--;
        }
        if (length == 0) {
            throw new IllegalArgumentException("a prefix of " + prefix.length + " bytes 0xFF has no successor");
        }
        byte[] successor = Arrays.copyOf(prefix, length);
        successor[length - 1]++;
        return successor;
    }
}
