package dev.millrace.protocol.model;

import java.util.Arrays;
import java.util.Base64;

/** An immutable byte string, equal by content and ordered by unsigned bytes as DynamoDB orders binary values. */
public final class Binary implements Comparable<Binary> {
    private final byte[] bytes;

    private Binary(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies {@code bytes}. */
    public static Binary copyOf(byte[] bytes) {
        return new Binary(bytes.clone());
    }

    /** Takes over an array that nobody mutates afterwards, such as one just decoded. */
    public static Binary owning(byte[] bytes) {
        return new Binary(bytes);
    }

    /** Length in bytes. */
    public int size() {
        return bytes.length;
    }

    /** A copy of the content. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** The byte at a 0-based index. */
    public byte byteAt(int index) {
        return bytes[index];
    }

    /** The content in base64, as it stands on the wire. */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Whether the content begins with that of {@code prefix}. */
    public boolean startsWith(Binary prefix) {
        return bytes.length >= prefix.bytes.length
                && Arrays.equals(bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length);
    }

    /** Whether {@code part} stands anywhere in the content. */
    public boolean contains(Binary part) {
        for (int start = 0; start + part.bytes.length <= bytes.length; start++) {
            if (Arrays.equals(bytes, start, start + part.bytes.length, part.bytes, 0, part.bytes.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int compareTo(Binary other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Binary that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toBase64();
    }
}
