package dev.millrace.it.benchmark.stored;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.DynamoNumber;
import dev.millrace.protocol.model.Item;
import java.util.Arrays;
import java.util.Map;

/**
 * The compact form: after the header a map, where
 *
 * <pre>
 * map    = varint count, count times (text, value)        value = tag byte, payload
 * text   = varint length, UTF-8                           S, N  = text      INTEGER = zigzag varint
 * set, L = varint count, count elements                   B     = varint length, bytes
 * </pre>
 *
 * <p>INTEGER is a number whose canonical text is an integer of up to 18 digits.
 */
final class BinaryForm implements StoredForm {
    static final byte TEXT = 'S';
    static final byte NUMBER = 'N';
    static final byte INTEGER = 'I';
    static final byte BINARY = 'B';
    static final byte TEXTS = 's';
    static final byte NUMBERS = 'n';
    static final byte BINARIES = 'b';
    static final byte TRUE = 't';
    static final byte FALSE = 'f';
    static final byte NULL = '0';
    static final byte LIST = 'L';
    static final byte MAP = 'M';

    private static final int INTEGER_LENGTH_MAX = 18;

    @Override
    public byte[] encode(Item item) {
        Sink sink = new Sink();
        sink.position = HEADER_SIZE;
        sink.map(item.attributes());
        byte[] stored = Arrays.copyOf(sink.bytes, sink.position);
        StoredForm.writeHeader(stored, item.size());
        return stored;
    }

    @Override
    public Item decode(byte[] stored) {
        return Item.owning(new BinaryFormReader(stored, HEADER_SIZE).map());
    }

    @Override
    public void answer(byte[] stored, JsonBytes out) {
        new BinaryFormTranscoder(stored, HEADER_SIZE, out).map();
    }

    /** A growable byte array. */
    private static final class Sink {
        private byte[] bytes = new byte[512];
        private int position;

        void map(Map<String, AttributeValue> values) {
            varint(values.size());
            for (Map.Entry<String, AttributeValue> entry : values.entrySet()) {
                text(entry.getKey());
                value(entry.getValue());
            }
        }

        private void value(AttributeValue value) {
            if (value instanceof AttributeValue.S s) {
                put(TEXT);
                text(s.value());
            } else if (value instanceof AttributeValue.N n) {
                number(n.value().text());
            } else if (value instanceof AttributeValue.Bool bool) {
                put(bool.value() ? TRUE : FALSE);
            } else if (value instanceof AttributeValue.M m) {
                put(MAP);
                map(m.values());
            } else if (value instanceof AttributeValue.L l) {
                put(LIST);
                varint(l.values().size());
                l.values().forEach(this::value);
            } else if (value instanceof AttributeValue.B b) {
                put(BINARY);
                binary(b.value());
            } else {
                set(value);
            }
        }

        private void set(AttributeValue value) {
            if (value instanceof AttributeValue.SS ss) {
                put(TEXTS);
                varint(ss.values().size());
                ss.values().forEach(this::text);
            } else if (value instanceof AttributeValue.NS ns) {
                put(NUMBERS);
                varint(ns.values().size());
                ns.values().forEach(number -> text(number.text()));
            } else if (value instanceof AttributeValue.BS bs) {
                put(BINARIES);
                varint(bs.values().size());
                bs.values().forEach(this::binary);
            } else {
                put(NULL);
            }
        }

        private void number(String text) {
            if (text.length() <= INTEGER_LENGTH_MAX && text.indexOf('.') < 0) {
                long value = Long.parseLong(text);
                put(INTEGER);
                varint((value << 1) ^ (value >> 63));
            } else {
                put(NUMBER);
                text(text);
            }
        }

        private void text(String text) {
            byte[] utf8 = text.getBytes(UTF_8);
            varint(utf8.length);
            put(utf8);
        }

        private void binary(Binary binary) {
            byte[] content = binary.toByteArray();
            varint(content.length);
            put(content);
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                put((byte) (rest | 0x80));
                rest >>>= 7;
            }
            put((byte) rest);
        }

        private void put(byte value) {
            if (position == bytes.length) {
                bytes = Arrays.copyOf(bytes, position * 2);
            }
            bytes[position++] = value;
        }

        private void put(byte[] content) {
            if (position + content.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, position + content.length));
            }
            System.arraycopy(content, 0, bytes, position, content.length);
            position += content.length;
        }
    }

    /** Reads the primitive parts that decoding and transcoding share. */
    static class Source {
        final byte[] bytes;
        int position;

        Source(byte[] bytes, int position) {
            this.bytes = bytes;
            this.position = position;
        }

        final byte tag() {
            return bytes[position++];
        }

        final int count() {
            return (int) varint();
        }

        final long zigzag() {
            long value = varint();
            return (value >>> 1) ^ -(value & 1);
        }

        final String text() {
            int length = count();
            String text = new String(bytes, position, length, UTF_8);
            position += length;
            return text;
        }

        final byte[] binary() {
            int length = count();
            byte[] content = Arrays.copyOfRange(bytes, position, position + length);
            position += length;
            return content;
        }

        private long varint() {
            long value = 0;
            int shift = 0;
            while (true) {
                byte next = bytes[position++];
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
                shift += 7;
            }
        }
    }

    /** The number that an integer stands for. */
    static DynamoNumber integer(long value) {
        return DynamoNumber.ofCanonical(Long.toString(value));
    }
}
