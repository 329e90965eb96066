package dev.millrace.storage.key;

import dev.millrace.protocol.model.AttributeValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Builds one key, part by part. Each part is ordered as its values are and no part is the beginning of another of the
 * same type, so that parts can stand one behind the other.
 *
 * <p>S (as UTF-8) and B: the bytes, each 00 written as 00 FF, then the terminator 00 00. N: see {@link NumberCode}.
 * Not thread-safe.
 */
final class KeyWriter {
    /** Follows a zero byte that belongs to the value. */
    static final byte ESCAPE = (byte) 0xFF;

    private byte[] bytes;
    private int size;

    KeyWriter(int sizeExpected) {
        bytes = new byte[sizeExpected];
    }

    /** The prefix of a space, or of what lies in it. */
    KeyWriter space(byte prefix) {
        ensure(1);
        bytes[size++] = prefix;
        return this;
    }

    /** Eight bytes, big-endian; ordered as unsigned numbers. */
    KeyWriter fixed(long value) {
        ensure(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** Four bytes, big-endian; ordered as unsigned numbers. */
    KeyWriter fixed(int value) {
        ensure(Integer.BYTES);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    KeyWriter raw(byte[] part) {
        ensure(part.length);
        System.arraycopy(part, 0, bytes, size, part.length);
        size += part.length;
        return this;
    }

    KeyWriter value(AttributeValue value) {
        if (value instanceof AttributeValue.S string) {
            escaped(string.value().getBytes(StandardCharsets.UTF_8));
            terminate();
        } else if (value instanceof AttributeValue.N number) {
            ensure(NumberCode.SIZE_MAX);
            size = NumberCode.write(number.value().text(), bytes, size);
        } else if (value instanceof AttributeValue.B binary) {
            escaped(binary.value().toByteArray());
            terminate();
        } else {
            throw notAKeyType(value);
        }
        return this;
    }

    /** What all values that begin with {@code prefix} begin with: a value without its terminator. */
    KeyWriter valuePrefix(AttributeValue prefix) {
        if (prefix instanceof AttributeValue.S string) {
            escaped(string.value().getBytes(StandardCharsets.UTF_8));
        } else if (prefix instanceof AttributeValue.B binary) {
            escaped(binary.value().toByteArray());
        } else {
            throw notAKeyType(prefix);
        }
        return this;
    }

    byte[] toByteArray() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    private void escaped(byte[] value) {
        int zeroCount = 0;
        for (byte unit : value) {
            if (unit == 0) {
                zeroCount++;
            }
        }
        ensure(value.length + zeroCount + 2);
        if (zeroCount == 0) {
            System.arraycopy(value, 0, bytes, size, value.length);
            size += value.length;
            return;
        }
        for (byte unit : value) {
            bytes[size++] = unit;
            if (unit == 0) {
                bytes[size++] = ESCAPE;
            }
        }
    }

    private void terminate() {
        bytes[size++] = 0;
        bytes[size++] = 0;
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private static IllegalStateException notAKeyType(AttributeValue value) {
        return new IllegalStateException("key values are S, N or B, checked long before, but this is " + value.type());
    }
}
