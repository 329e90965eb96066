package dev.millrace.protocol.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks a body for well-formed UTF-8 before it is parsed, because the JSON parser lets overlong forms and encoded
 * surrogates pass. Eight bytes at a time while they are ASCII, so an ordinary body costs nothing to speak of.
 */
final class Utf8Scan {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8Scan() {}

    static boolean isWellFormed(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int index = offset;
        while (index < end) {
            index = skipAscii(bytes, index, end);
            if (index == end) {
                return true;
            }
            int size = sequenceSize(bytes, index, end);
            if (size == 0) {
                return false;
            }
            index += size;
        }
        return true;
    }

    private static int skipAscii(byte[] bytes, int start, int end) {
        int index = start;
        while (end - index >= Long.BYTES && ((long) LONGS.get(bytes, index) & HIGH_BITS) == 0) {
            index += Long.BYTES;
        }
        while (index < end && bytes[index] >= 0) {
            index++;
        }
        return index;
    }

    /** The size of the sequence of two to four bytes that starts here, or 0 if it is malformed. */
    private static int sequenceSize(byte[] bytes, int index, int end) {
        int lead = bytes[index] & 0xFF;
        int size = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (size == 0 || end - index < size) {
            return 0;
        }
        for (int next = index + 1; next < index + size; next++) {
            if ((bytes[next] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[index + 1] & 0xFF;
        boolean overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
        boolean surrogate = lead == 0xED && second >= 0xA0;
        boolean beyondUnicode = lead == 0xF4 && second >= 0x90;
        return overlong || surrogate || beyondUnicode ? 0 : size;
    }
}
