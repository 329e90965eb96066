package dev.millrace.server.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP answer before its transport headers. */
public final class Answer {
    /** What POST requests of the wrong content type and foreign methods get (source: errors.md section 2). */
    static final Answer NO_SUCH_RESOURCE = text(404, "application/xml", "<UnknownOperationException/>\n");

    private static final byte[] NOTHING = new byte[0];

    private final int status;
    private final @Nullable String contentType;
    private final byte[] body;
    private final int bodySize;
    private final Map<String, String> headers;

    private Answer(int status, @Nullable String contentType, byte[] body, int bodySize) {
        this(status, contentType, body, bodySize, Map.of());
    }

    private Answer(int status, @Nullable String contentType, byte[] body, int bodySize, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.bodySize = bodySize;
        this.headers = headers;
    }

    /** An answer whose body is the first {@code bodySize} bytes of {@code body}, borrowed until it is sent. */
    static Answer borrowing(int status, String contentType, byte[] body, int bodySize) {
        return new Answer(status, contentType, body, bodySize);
    }

    /** An answer with a text. */
    public static Answer text(int status, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Answer(status, contentType, bytes, bytes.length);
    }

    /** An answer with bytes, which must not change until it is sent. */
    public static Answer bytes(int status, String contentType, byte[] body) {
        return new Answer(status, contentType, body, body.length);
    }

    /** The same answer with one more header, of characters that need no escaping. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, bodySize, more);
    }

    /** An answer with neither body nor content type. */
    public static Answer empty(int status) {
        return new Answer(status, null, NOTHING, 0);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The content type, null for none. */
    public @Nullable String contentType() {
        return contentType;
    }

    /** The body from index 0; not to be changed or kept. */
    public byte[] body() {
        return body;
    }

    /** Bytes of the body. */
    public int bodySize() {
        return bodySize;
    }

    /** Headers besides those that every answer has; in most answers there are none. */
    public Map<String, String> headers() {
        return headers;
    }
}
