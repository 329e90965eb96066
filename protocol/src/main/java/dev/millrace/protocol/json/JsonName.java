package dev.millrace.protocol.json;

import java.nio.charset.StandardCharsets;

/**
 * The name of a member, quoted once for all: for objects of which an answer has a thousand. Immutable.
 */
public final class JsonName {
    private final byte[] quoted;

    private JsonName(byte[] quoted) {
        this.quoted = quoted;
    }

    /** A name of ASCII letters, which needs no escaping. */
    public static JsonName of(String letters) {
        return new JsonName(('"' + letters + "\":").getBytes(StandardCharsets.US_ASCII));
    }

    /** With its quotes and the colon; not to be changed. */
    byte[] quoted() {
        return quoted;
    }
}
