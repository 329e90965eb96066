package dev.millrace.it.benchmark.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/**
 * Reads the answers of one connection and refuses all but complete 200s with the expected text in a JSON object.
 *
 * <p>Answers must have a Content-Length, as all of DynamoDB's do. Not thread-safe.
 */
final class ResponseReader {
    private static final int SIZE_INITIAL = 4096;
    private static final int SIZE_MAX = 32 << 20;
    private static final byte[] STATUS_OK = "HTTP/1.1 200".getBytes(ISO_8859_1);
    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(ISO_8859_1);

    private final byte[] expected;
    private byte[] bytes = new byte[SIZE_INITIAL];
    private ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private int bodyStart = -1;
    private int bodyEnd;

    /** @param expected text that each answer's body must contain; empty if any object will do */
    ResponseReader(String expected) {
        this.expected = expected.getBytes(UTF_8);
    }

    /**
     * Reads what has arrived.
     *
     * @return whether an answer is complete and checked; the next call starts a new one
     * @throws LoadFailure if the answer is not what it should be or the server closed the connection
     */
    boolean read(ReadableByteChannel channel) throws IOException {
        if (!buffer.hasRemaining()) {
            grow();
        }
        if (channel.read(buffer) < 0) {
            throw new LoadFailure("the server closed the connection; it had sent: " + text());
        }
        if (bodyStart < 0 && !parseHead()) {
            return false;
        }
        if (buffer.position() < bodyEnd) {
            return false;
        }
        check();
        buffer.clear();
        bodyStart = -1;
        return true;
    }

    private boolean parseHead() {
        int size = buffer.position();
        int contentLength = -1;
        int line = 0;
        for (int index = 1; index < size; index++) {
            if (bytes[index] != '\n' || bytes[index - 1] != '\r') {
                continue;
            }
            if (index - line == 1) {
                if (contentLength < 0) {
                    throw new LoadFailure("an answer without Content-Length: " + text());
                }
                bodyStart = index + 1;
                bodyEnd = bodyStart + contentLength;
                return true;
            }
            if (startsWithIgnoringCase(line, CONTENT_LENGTH)) {
                contentLength = number(line + CONTENT_LENGTH.length, index - 1);
            }
            line = index + 1;
        }
        return false;
    }

    private int number(int from, int to) {
        try {
            return Integer.parseInt(new String(bytes, from, to - from, ISO_8859_1).trim());
        } catch (NumberFormatException notANumber) {
            throw new LoadFailure("an answer with a malformed Content-Length: " + text(), notANumber);
        }
    }

    private boolean startsWithIgnoringCase(int start, byte[] lowerCase) {
        for (int index = 0; index < lowerCase.length; index++) {
            int found = bytes[start + index];
            if ((found >= 'A' && found <= 'Z' ? found + ('a' - 'A') : found) != lowerCase[index]) {
                return false;
            }
        }
        return true;
    }

    private void check() {
        if (!Arrays.equals(bytes, 0, STATUS_OK.length, STATUS_OK, 0, STATUS_OK.length)) {
            throw new LoadFailure("an answer that is not 200: " + text());
        }
        if (buffer.position() > bodyEnd) {
            throw new LoadFailure("bytes after the end of an answer: " + text());
        }
        if (bodyEnd - bodyStart < 2 || bytes[bodyStart] != '{' || bytes[bodyEnd - 1] != '}' || !containsExpected()) {
            throw new LoadFailure("a body without '" + new String(expected, UTF_8) + "': " + text());
        }
    }

    private boolean containsExpected() {
        if (expected.length == 0) {
            return true;
        }
        for (int start = bodyStart; start + expected.length <= bodyEnd; start++) {
            if (bytes[start] == expected[0]
                    && Arrays.equals(bytes, start, start + expected.length, expected, 0, expected.length)) {
                return true;
            }
        }
        return false;
    }

    private void grow() {
        if (bytes.length >= SIZE_MAX) {
            throw new LoadFailure("an answer of more than " + SIZE_MAX + " bytes");
        }
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
        buffer = ByteBuffer.wrap(bytes).position(bytes.length / 2);
    }

    private String text() {
        return new String(bytes, 0, Math.min(buffer.position(), 2000), UTF_8);
    }
}
