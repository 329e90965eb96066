package dev.millrace.server.dispatch;

import dev.millrace.protocol.error.Wording;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.server.auth.Caller;
import dev.millrace.server.namespace.Namespace;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One request on its way through its operation. */
final class Call<I, O> implements Reply<O> {
    private static final Logger log = LoggerFactory.getLogger(Call.class);
    private static final int KEPT_WRITER_SIZE_MAX = 256 << 10;
    /** Answers are copied to the socket's buffer at once, so one growing buffer a thread serves them all. */
    private static final ThreadLocal<JsonWriter> WRITERS = ThreadLocal.withInitial(() -> new JsonWriter(4096));

    private final OperationCatalog.Entry<I, O> entry;
    private final Exchange exchange;
    private final String contentType;
    private final Wording wording;
    private final RequestMeter meter;
    private final long startNanos = System.nanoTime();
    private final AtomicBoolean done = new AtomicBoolean();

    /** The thread that runs the operation; null before. */
    private volatile @Nullable Thread runner;

    Call(
            OperationCatalog.Entry<I, O> entry,
            Exchange exchange,
            String contentType,
            Wording wording,
            RequestMeter meter) {
        this.entry = entry;
        this.exchange = exchange;
        this.contentType = contentType;
        this.wording = wording;
        this.meter = meter;
    }

    /** Decodes the body and hands it to the operation. */
    void run(Namespace namespace, Caller caller, byte[] body, int bodySize) {
        runner = Thread.currentThread();
        try {
            I request = entry.contract().decode(JsonReader.of(body, 0, bodySize));
            CallContext context = new CallContext(
                    namespace,
                    caller.accountId(),
                    caller.region(),
                    exchange.requestId(),
                    endpoint(),
                    namespace.clock().instant());
            entry.handler().handle(request, context, this);
        } catch (Throwable cause) {
            // Errors too: an unanswered request would leave its client waiting.
            refuse(cause);
        }
    }

    /** A request without Host, which only HTTP/1.0 allows, comes from nobody who asks for endpoints. */
    private String endpoint() {
        String host = exchange.header(RequestHeader.HOST);
        return host == null ? "localhost" : host;
    }

    @Override
    public void answer(O response) {
        if (done.compareAndSet(false, true)) {
            inOwnThread(() -> encodeAndSend(response));
        }
    }

    private void encodeAndSend(O response) {
        JsonWriter out = WRITERS.get();
        try {
            entry.contract().encode(response, out);
            send(Answer.borrowing(200, contentType, out.buffer(), out.size()));
        } catch (Throwable cause) {
            sendError(cause);
        } finally {
            if (out.size() > KEPT_WRITER_SIZE_MAX) {
                WRITERS.remove();
            } else {
                out.reset();
            }
        }
    }

    @Override
    public void refuse(Throwable cause) {
        if (done.compareAndSet(false, true)) {
            inOwnThread(() -> sendError(cause));
        } else {
            log.error("request {} failed after its answer", exchange.requestId(), cause);
        }
    }

    /**
     * An operation that ends where it runs is answered there, without a hop. Otherwise a store's commit thread calls,
     * and each moment spent there on encoding, check sums and compression is one in which no write of anybody commits.
     */
    private void inOwnThread(Runnable sending) {
        if (Thread.currentThread() == runner) {
            sending.run();
        } else {
            exchange.onEventLoop(sending);
        }
    }

    private void sendError(Throwable cause) {
        withRequestId(() -> send(ErrorAnswers.answerTo(
                cause,
                exchange.requestId(),
                contentType,
                wording,
                entry.contract().name())));
    }

    private void send(Answer answer) {
        long nanos = System.nanoTime() - startNanos;
        // First, so that whoever has the answer finds it counted.
        meter.answered(entry.contract().name(), answer.status(), nanos);
        exchange.answer(answer);
        if (log.isDebugEnabled()) {
            withRequestId(() -> log.debug(
                    "{} {} {} bytes {} us", entry.contract().name(), answer.status(), answer.bodySize(), nanos / 1000));
        }
    }

    /** Replies may come from threads that know nothing of this request, or serve another. */
    private void withRequestId(Runnable logging) {
        String before = MDC.get(RequestRouter.MDC_KEY);
        MDC.put(RequestRouter.MDC_KEY, exchange.requestId());
        try {
            logging.run();
        } finally {
            if (before == null) {
                MDC.remove(RequestRouter.MDC_KEY);
            } else {
                MDC.put(RequestRouter.MDC_KEY, before);
            }
        }
    }
}
