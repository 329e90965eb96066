package dev.millrace.protocol.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;

/**
 * Writes compact JSON into a growing UTF-8 buffer.
 *
 * <p>Written by hand because it is on the path of every answer and every stored item: no generator state, no exception
 * to declare, and finished JSON can be copied in. Commas are set by the writer; that objects and arrays are closed is
 * the caller's duty. Not thread-safe.
 */
public final class JsonWriter {
    private static final int DEFAULT_SIZE = 512;
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NULL = ascii("null");

    /** For each ASCII character: 0 if it stands for itself, a letter for a short escape, or 'u'. */
    private static final byte[] ESCAPES = escapes();

    private byte[] buffer;
    private int size;
    private boolean comma;

    /** A writer for an answer of ordinary size. */
    public JsonWriter() {
        this(DEFAULT_SIZE);
    }

    /** A writer whose buffer starts with room for {@code sizeExpected} bytes. */
    public JsonWriter(int sizeExpected) {
        buffer = new byte[Math.max(16, sizeExpected)];
    }

    /** Opens an object. */
    public JsonWriter beginObject() {
        return open('{');
    }

    /** Closes an object. */
    public JsonWriter endObject() {
        return close('}');
    }

    /** Opens an array. */
    public JsonWriter beginArray() {
        return open('[');
    }

    /** Closes an array. */
    public JsonWriter endArray() {
        return close(']');
    }

    /** Writes the name of a member; its value must follow. */
    public JsonWriter name(String name) {
        separate();
        quote(name);
        append(':');
        comma = false;
        return this;
    }

    /** As {@link #name(String)}, by copying. */
    public JsonWriter name(JsonName name) {
        separate();
        appendBytes(name.quoted());
        comma = false;
        return this;
    }

    /** Writes a string. */
    public JsonWriter value(String value) {
        separate();
        quote(value);
        return this;
    }

    /** Writes a whole number. */
    public JsonWriter value(long value) {
        separate();
        appendAscii(Long.toString(value));
        return this;
    }

    /** Writes true or false. */
    public JsonWriter value(boolean value) {
        separate();
        appendBytes(value ? TRUE : FALSE);
        return this;
    }

    /** Writes null. */
    public JsonWriter nullValue() {
        separate();
        appendBytes(NULL);
        return this;
    }

    /** Writes a time as AWS does: seconds since 1970 with at most three decimals. */
    public JsonWriter seconds(Instant instant) {
        separate();
        BigDecimal seconds = BigDecimal.valueOf(instant.toEpochMilli(), 3).stripTrailingZeros();
        appendAscii(seconds.toPlainString());
        return this;
    }

    /** Writes a number with at least one decimal and without exponent, such as capacity units. */
    public JsonWriter decimal(double value) {
        separate();
        long whole = (long) value;
        if (whole == value) {
            appendAscii(Long.toString(whole));
            append('.');
            append('0');
        } else {
            appendAscii(new BigDecimal(Double.toString(value)).toPlainString());
        }
        return this;
    }

    /** Copies a finished JSON value. */
    public JsonWriter raw(byte[] json) {
        separate();
        appendBytes(json);
        return this;
    }

    /** Writes a string that needs no escaping, such as base64 or the text of a number. */
    public JsonWriter plain(String ascii) {
        separate();
        append('"');
        appendAscii(ascii);
        append('"');
        return this;
    }

    /** The bytes written so far, from index 0 to {@link #size()}; valid until the next write. */
    public byte[] buffer() {
        return buffer;
    }

    /** The number of bytes written. */
    public int size() {
        return size;
    }

    /** A copy of the bytes written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    /** Forgets everything written and keeps the buffer. */
    public void reset() {
        size = 0;
        comma = false;
    }

    private JsonWriter open(char bracket) {
        separate();
        append(bracket);
        comma = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        append(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            append(',');
        }
        comma = true;
    }

    private void quote(String text) {
        int length = text.length();
        // A UTF-16 unit takes at most six bytes, as an escape, so the loop needs no check of room.
        reserve(Math.addExact(Math.multiplyExact(length, 6), 2));
        byte[] out = buffer;
        int at = size;
        out[at++] = '"';
        for (int index = 0; index < length; index++) {
            char unit = text.charAt(index);
            if (unit < 0x80) {
                byte escape = ESCAPES[unit];
                if (escape == 0) {
                    out[at++] = (byte) unit;
                } else {
                    at = escape(out, at, unit, escape);
                }
            } else if (unit < 0x800) {
                out[at++] = (byte) (0xC0 | (unit >> 6));
                out[at++] = (byte) (0x80 | (unit & 0x3F));
            } else if (!Character.isSurrogate(unit)) {
                out[at++] = (byte) (0xE0 | (unit >> 12));
                out[at++] = (byte) (0x80 | ((unit >> 6) & 0x3F));
                out[at++] = (byte) (0x80 | (unit & 0x3F));
            } else if (Character.isHighSurrogate(unit)
                    && index + 1 < length
                    && Character.isLowSurrogate(text.charAt(index + 1))) {
                index++;
                int point = Character.toCodePoint(unit, text.charAt(index));
                out[at++] = (byte) (0xF0 | (point >> 18));
                out[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
                out[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
                out[at++] = (byte) (0x80 | (point & 0x3F));
            } else {
                // Java's own encoder replaces an unpaired surrogate in the same way.
                out[at++] = '?';
            }
        }
        out[at++] = '"';
        size = at;
    }

    private static int escape(byte[] out, int start, char unit, byte escape) {
        int at = start;
        out[at++] = '\\';
        out[at++] = escape;
        if (escape == 'u') {
            out[at++] = '0';
            out[at++] = '0';
            out[at++] = HEX[unit >> 4];
            out[at++] = HEX[unit & 0xF];
        }
        return at;
    }

    private void append(char ascii) {
        reserve(1);
        buffer[size++] = (byte) ascii;
    }

    private void appendBytes(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void appendAscii(String text) {
        int length = text.length();
        reserve(length);
        for (int index = 0; index < length; index++) {
            buffer[size + index] = (byte) text.charAt(index);
        }
        size += length;
    }

    private void reserve(int count) {
        if (buffer.length - size < count) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, count), size + (size >> 1)));
        }
    }

    private static byte[] ascii(String text) {
        byte[] bytes = new byte[text.length()];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) text.charAt(index);
        }
        return bytes;
    }

    private static byte[] escapes() {
        byte[] escapes = new byte[0x80];
        Arrays.fill(escapes, 0, 0x20, (byte) 'u');
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        return escapes;
    }
}
