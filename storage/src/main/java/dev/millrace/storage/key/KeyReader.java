package dev.millrace.storage.key;

import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Takes a key apart again; the counterpart of {@link KeyWriter}. Not thread-safe. */
final class KeyReader {
    private final byte[] bytes;
    private int position;

    KeyReader(byte[] bytes, int start) {
        this.bytes = bytes;
        this.position = start;
    }

    byte next() {
        if (position == bytes.length) {
            throw new IllegalStateException("a key of " + bytes.length + " bytes ends inside a part");
        }
        return bytes[position++];
    }

    AttributeValue value(AttributeType type) {
        if (type == AttributeType.N) {
            return new AttributeValue.N(NumberCode.read(this));
        }
        byte[] content = unescaped();
        if (type == AttributeType.S) {
            return new AttributeValue.S(new String(content, StandardCharsets.UTF_8));
        }
        return new AttributeValue.B(Binary.owning(content));
    }

    void requireEnd() {
        if (position != bytes.length) {
            throw new IllegalStateException(
                    "a key of " + bytes.length + " bytes has no part at " + position + " by its schema");
        }
    }

    private byte[] unescaped() {
        ByteArrayOutputStream content = new ByteArrayOutputStream(bytes.length - position);
        while (true) {
            byte unit = next();
            if (unit != 0) {
                content.write(unit);
                continue;
            }
            byte mark = next();
            if (mark == 0) {
                return content.toByteArray();
            }
            if (mark != KeyWriter.ESCAPE) {
                throw new IllegalStateException("a zero byte in a key is followed by " + mark);
            }
            content.write(0);
        }
    }
}
