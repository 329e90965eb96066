package dev.millrace.server.http;

import dev.millrace.server.auth.CallerReader;
import dev.millrace.server.dispatch.Answer;
import dev.millrace.server.dispatch.Exchange;
import dev.millrace.server.dispatch.RequestHeader;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request of one connection. */
final class HttpExchange implements Exchange {
    private static final Map<RequestHeader, AsciiString> HEADER_NAMES = headerNames();

    private final HttpConnection connection;
    private final HttpRequest head;
    private final RequestBody requestBody;
    private final String requestId;
    private final boolean keepAlive;
    private final AtomicBoolean answered = new AtomicBoolean();
    private byte[] body;
    /** Bytes taken besides the body's own; complete before the answer, which gives them back. */
    private long heldSize;

    private final int bodySize;
    private @Nullable String allowOrigin;
    private AnswerEncoder.@Nullable Preflight preflight;

    HttpExchange(HttpConnection connection, HttpRequest head, RequestBody requestBody, String requestId) {
        this.connection = connection;
        this.head = head;
        this.requestBody = requestBody;
        this.requestId = requestId;
        this.keepAlive = HttpUtil.isKeepAlive(head);
        this.body = requestBody.bytes();
        this.bodySize = requestBody.size();
    }

    private static Map<RequestHeader, AsciiString> headerNames() {
        Map<RequestHeader, AsciiString> names = new EnumMap<>(RequestHeader.class);
        for (RequestHeader header : RequestHeader.values()) {
            names.put(header, AsciiString.cached(header.wireName()));
        }
        return names;
    }

    @Override
    public String requestId() {
        return requestId;
    }

    @Override
    public String method() {
        return head.method().name();
    }

    @Override
    public String path() {
        String uri = head.uri();
        int mark = uri.indexOf('?');
        return mark < 0 ? uri : uri.substring(0, mark);
    }

    @Override
    public String query() {
        String uri = head.uri();
        int mark = uri.indexOf('?');
        return mark < 0 ? "" : uri.substring(mark + 1);
    }

    @Override
    public @Nullable String header(RequestHeader header) {
        return head.headers().get(HEADER_NAMES.get(header));
    }

    @Override
    public CallerReader callers() {
        return connection.callers();
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public int bodySize() {
        return bodySize;
    }

    @Override
    public boolean tryHold(int size) {
        if (!requestBody.budget().tryReserve(size)) {
            return false;
        }
        heldSize += size;
        return true;
    }

    @Override
    public void keepBody() {
        requestBody.keep();
        body = requestBody.bytes();
    }

    @Override
    public void onEventLoop(Runnable work) {
        connection.onEventLoop(work);
    }

    @Override
    public void answer(Answer answer) {
        if (answered.compareAndSet(false, true)) {
            connection.answer(this, answer);
            requestBody.budget().release(heldSize);
        }
    }

    boolean keepAlive() {
        return keepAlive;
    }

    /** Lets pages of this origin read the answer. */
    void allowOrigin(String origin) {
        this.allowOrigin = origin;
    }

    /** Makes the answer one to the browser's question before the real request. */
    void preflight() {
        preflight = new AnswerEncoder.Preflight(
                header(RequestHeader.ACCESS_CONTROL_REQUEST_HEADERS),
                header(RequestHeader.ACCESS_CONTROL_REQUEST_METHOD));
    }

    AnswerEncoder.Framing framing(Answer answer, boolean keepAliveAllowed) {
        boolean compressible = answer.bodySize() > AnswerCompression.PLAIN_SIZE_MAX;
        return new AnswerEncoder.Framing(
                requestId,
                method().equals("HEAD"),
                head.protocolVersion().equals(HttpVersion.HTTP_1_0),
                keepAlive && keepAliveAllowed,
                allowOrigin,
                preflight,
                compressible ? AnswerCompression.accepted(header(RequestHeader.ACCEPT_ENCODING)) : null);
    }
}
