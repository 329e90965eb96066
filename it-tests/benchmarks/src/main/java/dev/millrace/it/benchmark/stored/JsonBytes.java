package dev.millrace.it.benchmark.stored;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * An answer's buffer: takes finished JSON, and UTF-8 to be quoted.
 *
 * <p>Strings go from UTF-8 to UTF-8 without becoming Java strings: the best case of the form that is transcoded.
 */
final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);
    private static final byte[] SHORT_ESCAPES = shortEscapes();

    private byte[] bytes = new byte[4096];
    private int size;

    void reset() {
        size = 0;
    }

    int size() {
        return size;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void put(byte value) {
        reserve(1);
        bytes[size++] = value;
    }

    void copy(byte[] from, int start, int end) {
        int length = end - start;
        reserve(length);
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    void copy(byte[] from) {
        copy(from, 0, from.length);
    }

    /** Writes a quoted string, copying in stretches between the bytes that need an escape. */
    void quote(byte[] utf8, int start, int end) {
        put((byte) '"');
        int stretch = start;
        for (int index = start; index < end; index++) {
            byte unit = utf8[index];
            if (unit == '"' || unit == '\\' || (unit >= 0 && unit < 0x20)) {
                copy(utf8, stretch, index);
                escape(unit);
                stretch = index + 1;
            }
        }
        copy(utf8, stretch, end);
        put((byte) '"');
    }

    /** Writes a whole number without quotes. */
    void number(long value) {
        if (value == Long.MIN_VALUE) {
            copy(Long.toString(value).getBytes(ISO_8859_1));
            return;
        }
        reserve(20);
        long rest = Math.abs(value);
        int digits = 1;
        for (long bound = 10; digits < 19 && rest >= bound; bound *= 10) {
            digits++;
        }
        if (value < 0) {
            bytes[size++] = '-';
        }
        for (int index = size + digits - 1; index >= size; index--) {
            bytes[index] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private void escape(byte unit) {
        put((byte) '\\');
        byte letter = unit < 0x20 ? SHORT_ESCAPES[unit] : unit;
        if (letter != 0) {
            put(letter);
            return;
        }
        put((byte) 'u');
        put((byte) '0');
        put((byte) '0');
        put(HEX[unit >> 4]);
        put(HEX[unit & 0xF]);
    }

    private void reserve(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, bytes.length * 2));
        }
    }

    private static byte[] shortEscapes() {
        byte[] escapes = new byte[0x20];
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        return escapes;
    }
}
