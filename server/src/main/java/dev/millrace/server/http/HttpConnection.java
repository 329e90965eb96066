package dev.millrace.server.http;

import dev.millrace.server.auth.CallerReader;
import dev.millrace.server.dispatch.Answer;
import dev.millrace.server.dispatch.RequestHeader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client connection: gathers a request, hands it on, sends its answer, and only then looks at the next.
 *
 * <p>Reads are asked for one at a time ({@code AUTO_READ} is off), so a client that sends faster than it is answered
 * waits in its own socket buffer; what one read brought beyond the current request waits in {@code waiting}. All state
 * belongs to the connection's event loop; only {@link #answer} may be called from elsewhere.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the channel, and that is all there is
final class HttpConnection extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(HttpConnection.class);
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Answer BAD_REQUEST = Answer.empty(400);
    private static final Answer TOO_LARGE = Answer.empty(413);
    private static final int COUNTED_ANSWER_SIZE_MIN = 16 << 10;

    private final FrontendShare share;
    private final CallerReader callers = new CallerReader();
    private final RequestBody body;
    private final ArrayDeque<HttpObject> waiting = new ArrayDeque<>(4);
    private final Patience patience;
    private @Nullable ChannelHandlerContext context;
    private @Nullable HttpRequest head;
    private String lastHost = "";
    private boolean inFlight;
    private boolean congested;
    private boolean consuming;
    private boolean flushDue;
    /** Written on the event loop; answers from other threads read it to tell whether the connection stays. */
    private volatile boolean draining;

    private boolean ending;

    HttpConnection(FrontendShare share) {
        this.share = share;
        this.body = new RequestBody(share.budget());
        this.patience = new Patience(share.idlePatience(), share.stallPatience(), System.nanoTime());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        if (share.connections().add(this)) {
            active.read();
        } else {
            active.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        share.connections().remove(this);
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        body.release();
        head = null;
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        HttpObject part = (HttpObject) message;
        if (ending) {
            ReferenceCountUtil.release(part);
        } else if (isReady() && waiting.isEmpty()) {
            consume(part);
        } else {
            waiting.add(part);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext reading) {
        flushIfDue();
        readIfReady();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        if (congested && changed.channel().isWritable()) {
            congested = false;
            patience.bytesMoved();
            if (!consuming) {
                resume();
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
        if (cause instanceof IOException) {
            log.debug("connection lost: {}", cause.toString());
        } else {
            log.error("connection failed", cause);
        }
        failed.close();
    }

    CallerReader callers() {
        return callers;
    }

    /** Bytes came, whether or not they complete anything. */
    void bytesArrived() {
        patience.bytesMoved();
        patience.requestUnderWay(true);
    }

    /** Sends an answer, from any thread; the body is copied before this returns. */
    void answer(HttpExchange exchange, Answer answer) {
        ChannelHandlerContext channel = requireContext();
        ByteBuf bytes;
        try {
            bytes = share.encoder().encode(channel.alloc(), answer, exchange.framing(answer, !draining));
        } catch (RuntimeException | Error failure) {
            // Nothing can be said any more; a closed connection at least ends the client's waiting.
            log.error("request {} cannot be answered", exchange.requestId(), failure);
            channel.close();
            return;
        }
        boolean keepAlive = exchange.keepAlive();
        if (channel.executor().inEventLoop()) {
            send(bytes, keepAlive);
            return;
        }
        try {
            channel.executor().execute(() -> send(bytes, keepAlive));
        } catch (RejectedExecutionException closed) {
            bytes.release();
        }
    }

    /** Runs work on this connection's event loop; drops it if the loop has ended. */
    void onEventLoop(Runnable work) {
        try {
            requireContext().executor().execute(() -> workAndResume(work));
        } catch (RejectedExecutionException closed) {
            log.debug("a connection's event loop ended before its request was answered");
        }
    }

    /** The next request begins only after the work: both may use what the event loop's thread keeps for one answer. */
    private void workAndResume(Runnable work) {
        consuming = true;
        try {
            work.run();
        } finally {
            consuming = false;
        }
        if (requireContext().channel().isActive()) {
            resume();
        }
    }

    /** Ends the connection as soon as nothing is under way; from any thread. */
    void drainSoon() {
        requireContext().executor().execute(this::drain);
    }

    private void drain() {
        draining = true;
        if (!inFlight && head == null && waiting.isEmpty()) {
            close();
        }
    }

    /** Looks whether the client has been silent or deaf for too long; from any thread. */
    void checkPatienceSoon() {
        requireContext().executor().execute(this::checkPatience);
    }

    private void checkPatience() {
        long nowNanos = System.nanoTime();
        Channel channel = requireContext().channel();
        if (congested) {
            patience.pendingBytes(channel.bytesBeforeWritable(), nowNanos);
        }
        if (inFlight) {
            if (patience.isHandlingOver(nowNanos)) {
                log.error("closing a connection whose request was never answered");
                close();
            }
        } else if (patience.isOver(nowNanos, congested || ending)) {
            log.debug("closing a connection that has been silent for too long");
            close();
        }
    }

    private void close() {
        requireContext().close();
    }

    private ChannelHandlerContext requireContext() {
        ChannelHandlerContext present = context;
        if (present == null) {
            throw new IllegalStateException("a connection is used before it is in its pipeline");
        }
        return present;
    }

    private boolean isReady() {
        return !inFlight && !congested && !ending;
    }

    private void consume(HttpObject part) {
        consuming = true;
        try {
            if (part.decoderResult().isFailure()) {
                refuseMalformed();
                return;
            }
            if (part instanceof HttpRequest request) {
                begin(request);
            }
            if (part instanceof HttpContent content) {
                boolean last = content instanceof LastHttpContent;
                body.append(content.content(), last);
                if (last) {
                    complete();
                }
            }
        } finally {
            ReferenceCountUtil.release(part);
            consuming = false;
        }
    }

    private void begin(HttpRequest request) {
        head = request;
        if (request.headers().contains(HttpHeaderNames.EXPECT) && HttpUtil.is100ContinueExpected(request)) {
            requireContext().writeAndFlush(Unpooled.wrappedBuffer(CONTINUE));
        }
    }

    private void complete() {
        HttpRequest request = head;
        if (request == null) {
            throw new IllegalStateException("a body ended that had no head");
        }
        head = null;
        inFlight = true;
        patience.requestUnderWay(false);
        patience.bytesMoved();
        HttpExchange exchange =
                new HttpExchange(this, request, body, share.requestIds().next());
        if (body.isTooLarge()) {
            exchange.answer(TOO_LARGE);
        } else if (!isHostAllowed(exchange.header(RequestHeader.HOST))) {
            exchange.answer(share.hostRefusal());
        } else if (!isPreflightAnswered(exchange)) {
            if (body.isOverBudget()) {
                share.router().refuseOverload(exchange);
            } else {
                share.router().accept(exchange);
            }
        }
    }

    private boolean isHostAllowed(@Nullable String host) {
        if (host != null && host.equals(lastHost)) {
            return true;
        }
        boolean allowed = share.hosts().isAllowed(host);
        if (allowed && host != null) {
            lastHost = host;
        }
        return allowed;
    }

    private boolean isPreflightAnswered(HttpExchange exchange) {
        String allowed = share.cors().allowedOrigin(exchange.header(RequestHeader.ORIGIN));
        if (allowed == null) {
            return false;
        }
        exchange.allowOrigin(allowed);
        if (!exchange.method().equals("OPTIONS")) {
            return false;
        }
        exchange.preflight();
        exchange.answer(Answer.empty(200));
        return true;
    }

    /** A request that is no HTTP, or whose head is too long: nothing after it can be understood. */
    private void refuseMalformed() {
        ending = true;
        head = null;
        AnswerEncoder.Framing framing =
                new AnswerEncoder.Framing(share.requestIds().next(), false, false, false, null, null, null);
        ChannelHandlerContext channel = requireContext();
        ByteBuf bytes = share.encoder().encode(channel.alloc(), BAD_REQUEST, framing);
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        // Closing with unread bytes would reset the connection and could eat the answer: the client is to close first.
        channel.writeAndFlush(bytes).addListener((ChannelFutureListener) HttpConnection::finishOutput);
        patience.requestUnderWay(true);
        channel.read();
    }

    private static void finishOutput(ChannelFuture written) {
        if (written.channel() instanceof SocketChannel socket && written.isSuccess()) {
            socket.shutdownOutput();
        } else {
            written.channel().close();
        }
    }

    private void send(ByteBuf bytes, boolean keepAlive) {
        inFlight = false;
        body.release();
        ChannelHandlerContext channel = requireContext();
        if (!channel.channel().isActive()) {
            bytes.release();
            return;
        }
        patience.bytesMoved();
        write(channel, bytes);
        if (!keepAlive || draining) {
            ending = true;
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        flushDue = true;
        if (!channel.channel().isWritable()) {
            flushIfDue();
            congested = !channel.channel().isWritable();
        }
        if (!consuming) {
            resume();
        }
    }

    private void write(ChannelHandlerContext channel, ByteBuf bytes) {
        int size = bytes.readableBytes();
        if (size < COUNTED_ANSWER_SIZE_MIN) {
            channel.write(bytes, channel.voidPromise());
            return;
        }
        share.budget().reserve(size);
        channel.write(bytes).addListener(written -> share.budget().release(size));
    }

    /** Goes on with what has been read meanwhile, then reads more. */
    private void resume() {
        while (isReady()) {
            HttpObject part = waiting.poll();
            if (part == null) {
                break;
            }
            consume(part);
        }
        flushIfDue();
        readIfReady();
    }

    private void flushIfDue() {
        if (flushDue) {
            flushDue = false;
            requireContext().flush();
        }
    }

    private void readIfReady() {
        if (ending || (isReady() && waiting.isEmpty())) {
            requireContext().read();
        }
    }
}
