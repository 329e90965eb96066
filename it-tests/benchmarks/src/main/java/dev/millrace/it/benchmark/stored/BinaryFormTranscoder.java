package dev.millrace.it.benchmark.stored;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Base64;

/** Writes the compact form as canonical JSON. */
final class BinaryFormTranscoder extends BinaryForm.Source {
    private static final byte[] OPEN_S = ascii("{\"S\":");
    private static final byte[] OPEN_N = ascii("{\"N\":\"");
    private static final byte[] OPEN_B = ascii("{\"B\":\"");
    private static final byte[] OPEN_SS = ascii("{\"SS\":[");
    private static final byte[] OPEN_NS = ascii("{\"NS\":[");
    private static final byte[] OPEN_BS = ascii("{\"BS\":[");
    private static final byte[] OPEN_L = ascii("{\"L\":[");
    private static final byte[] OPEN_M = ascii("{\"M\":");
    private static final byte[] CLOSE_TEXT = ascii("\"}");
    private static final byte[] CLOSE_ARRAY = ascii("]}");
    private static final byte[] BOOL_TRUE = ascii("{\"BOOL\":true}");
    private static final byte[] BOOL_FALSE = ascii("{\"BOOL\":false}");
    private static final byte[] NULL_TRUE = ascii("{\"NULL\":true}");
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final JsonBytes out;

    BinaryFormTranscoder(byte[] bytes, int position, JsonBytes out) {
        super(bytes, position);
        this.out = out;
    }

    void map() {
        int count = count();
        out.put((byte) '{');
        for (int index = 0; index < count; index++) {
            comma(index);
            quoted();
            out.put((byte) ':');
            value();
        }
        out.put((byte) '}');
    }

    private void value() {
        byte tag = tag();
        switch (tag) {
            case BinaryForm.TEXT -> {
                out.copy(OPEN_S);
                quoted();
                out.put((byte) '}');
            }
            case BinaryForm.INTEGER -> {
                out.copy(OPEN_N);
                out.number(zigzag());
                out.copy(CLOSE_TEXT);
            }
            case BinaryForm.NUMBER -> {
                out.copy(OPEN_N);
                int length = count();
                out.copy(bytes, position, position + length);
                position += length;
                out.copy(CLOSE_TEXT);
            }
            case BinaryForm.BINARY -> {
                out.copy(OPEN_B);
                base64();
                out.copy(CLOSE_TEXT);
            }
            case BinaryForm.TRUE -> out.copy(BOOL_TRUE);
            case BinaryForm.FALSE -> out.copy(BOOL_FALSE);
            case BinaryForm.NULL -> out.copy(NULL_TRUE);
            case BinaryForm.MAP -> {
                out.copy(OPEN_M);
                map();
                out.put((byte) '}');
            }
            default -> array(tag);
        }
    }

    private void array(byte tag) {
        out.copy(
                switch (tag) {
                    case BinaryForm.LIST -> OPEN_L;
                    case BinaryForm.TEXTS -> OPEN_SS;
                    case BinaryForm.NUMBERS -> OPEN_NS;
                    case BinaryForm.BINARIES -> OPEN_BS;
                    default -> throw new IllegalStateException("tag " + tag);
                });
        int count = count();
        for (int index = 0; index < count; index++) {
            comma(index);
            if (tag == BinaryForm.LIST) {
                value();
            } else if (tag == BinaryForm.BINARIES) {
                out.put((byte) '"');
                base64();
                out.put((byte) '"');
            } else {
                quoted();
            }
        }
        out.copy(CLOSE_ARRAY);
    }

    private void quoted() {
        int length = count();
        out.quote(bytes, position, position + length);
        position += length;
    }

    private void base64() {
        int length = count();
        out.copy(BASE64.encode(Arrays.copyOfRange(bytes, position, position + length)));
        position += length;
    }

    private void comma(int index) {
        if (index > 0) {
            out.put((byte) ',');
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
