package dev.millrace.server.dispatch;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.RequestErrors;
import dev.millrace.protocol.error.SerializationErrors;
import dev.millrace.protocol.error.ServerErrors;
import dev.millrace.protocol.error.Wording;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.server.auth.Caller;
import dev.millrace.server.fault.Strike;
import dev.millrace.server.namespace.Namespace;
import dev.millrace.server.namespace.Namespaces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes each full request to its operation. Stateless besides its collaborators, thread-safe.
 *
 * <p>The order of its checks is AWS's (source: errors.md section 2): content type, JSON, target, credentials, empty
 * body; the size was checked while reading, the rest is the operation's.
 */
public final class RequestRouter {
    /** The key of the request id in the logging context. */
    public static final String MDC_KEY = "requestId";

    private static final Logger log = LoggerFactory.getLogger(RequestRouter.class);
    private static final String AMZ_JSON = "application/x-amz-json-1.0";
    private static final String JSON = "application/json";
    private static final Answer TOO_LARGE = Answer.empty(413);
    /** What AWS answers to any GET, word for word (source: errors.md section 2). */
    private static final Answer HEALTHY =
            Answer.text(200, "text/plain; charset=utf-8", "healthy: dynamodb.us-east-1.amazonaws.com ");

    /** Larger bodies take so long to parse, be it only to refuse them, that they would hold up the other connections of the event loop. */
    private static final int EVENT_LOOP_BODY_SIZE_MAX = 256 << 10;

    private final OperationCatalog catalog;
    private final Namespaces namespaces;
    private final Dispatcher dispatcher;
    private final Wording wording;
    private final PathRoutes routes;
    private final RequestMeter meter;

    /** Takes what {@code routes} has a handler for there, and all else to an operation. */
    public RequestRouter(
            OperationCatalog catalog,
            Namespaces namespaces,
            Dispatcher dispatcher,
            Wording wording,
            PathRoutes routes,
            RequestMeter meter) {
        this.catalog = catalog;
        this.namespaces = namespaces;
        this.dispatcher = dispatcher;
        this.wording = wording;
        this.routes = routes;
        this.meter = meter;
    }

    /** Sees to it that the exchange is answered, now or later; called on the event loop. */
    public void accept(Exchange exchange) {
        MDC.put(MDC_KEY, exchange.requestId());
        try {
            String method = exchange.method();
            PathHandler handler = routes.find(exchange.path());
            if (handler != null) {
                handler.accept(exchange);
            } else if (method.equals("POST")) {
                post(exchange);
            } else {
                exchange.answer(method.equals("GET") ? HEALTHY : Answer.NO_SUCH_RESOURCE);
            }
        } catch (Throwable cause) {
            answerError(exchange, cause);
        } finally {
            MDC.remove(MDC_KEY);
        }
    }

    /** Answers a request whose body found no room in memory. */
    public void refuseOverload(Exchange exchange) {
        answerError(exchange, ServerErrors.overloaded());
    }

    private void post(Exchange exchange) {
        if (exchange.bodySize() > 0 && !isKnownContentType(exchange)) {
            exchange.answer(Answer.NO_SUCH_RESOURCE);
            return;
        }
        String encoding = exchange.header(RequestHeader.CONTENT_ENCODING);
        if (encoding != null && ContentDecoding.isNeeded(encoding)) {
            inPool(exchange, () -> unpackAndRoute(exchange, encoding));
        } else if (exchange.bodySize() > EVENT_LOOP_BODY_SIZE_MAX) {
            inPool(exchange, () -> route(exchange, new Body(exchange.body(), exchange.bodySize()), true));
        } else {
            route(exchange, new Body(exchange.body(), exchange.bodySize()), false);
        }
    }

    private void unpackAndRoute(Exchange exchange, String encoding) {
        Optional<ByteBuffer> plain;
        try {
            plain = ContentDecoding.decode(encoding, exchange.body(), exchange.bodySize(), exchange::tryHold);
        } catch (IOException broken) {
            // AWS answers broken compression as its own failure (source: errors.md section 2); it is none of ours.
            log.debug("cannot unpack a request: {}", broken.toString());
            throw RequestErrors.internalServerError();
        }
        if (plain.isPresent()) {
            route(exchange, new Body(plain.get().array(), plain.get().limit()), true);
        } else {
            exchange.answer(TOO_LARGE);
        }
    }

    private void route(Exchange exchange, Body body, boolean inPool) {
        String target = exchange.header(RequestHeader.TARGET);
        Optional<OperationCatalog.Entry<?, ?>> entry = target == null ? Optional.empty() : catalog.find(target);
        if (entry.isEmpty()) {
            body.requireParsable();
            throw RequestErrors.unknownOperation();
        }
        Caller caller = caller(exchange, body);
        if (body.size == 0) {
            throw SerializationErrors.unparsable();
        }
        Optional<Namespace> namespace = namespaces.findOpen(caller.accessKeyId(), caller.region());
        Call<?, ?> call = new Call<>(entry.get(), exchange, responseType(exchange), wording, meter);
        if (namespace.isPresent() && namespace.get().faults().areOn()) {
            Strike strike =
                    namespace.get().faults().strike(entry.get().contract().name(), body.bytes, body.size);
            if (strike.error() != null || !strike.delay().isZero()) {
                exchange.keepBody();
                byte[] kept = inPool ? body.bytes : exchange.body();
                strike(exchange, strike, call, () -> call.run(namespace.get(), caller, kept, body.size));
                return;
            }
        }
        boolean quick = namespace.isPresent() && entry.get().execution() == Execution.EVENT_LOOP;
        if (inPool || quick) {
            call.run(namespace.orElseGet(() -> open(caller)), caller, body.bytes, body.size);
        } else {
            inPool(
                    exchange,
                    () -> call.run(
                            namespace.orElseGet(() -> open(caller)), caller, exchange.body(), exchange.bodySize()));
        }
    }

    /** Delays a request or refuses it, because a fault that is switched on hits it. */
    private void strike(Exchange exchange, Strike strike, Call<?, ?> call, Runnable work) {
        ApiException error = strike.error();
        Runnable struck = error == null ? work : () -> call.refuse(error);
        if (strike.delay().isZero()) {
            struck.run();
            return;
        }
        // Real time: it is the client's patience that is tried, and the namespace's clock may stand still.
        CompletableFuture.delayedExecutor(strike.delay().toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> {
                    if (!offer(exchange, struck)) {
                        answerError(exchange, ServerErrors.overloaded());
                    }
                });
    }

    private Namespace open(Caller caller) {
        return namespaces.open(caller.accessKeyId(), caller.region());
    }

    private static Caller caller(Exchange exchange, Body body) {
        boolean hasDate =
                exchange.header(RequestHeader.X_AMZ_DATE) != null || exchange.header(RequestHeader.DATE) != null;
        try {
            return exchange.callers().read(exchange.header(RequestHeader.AUTHORIZATION), exchange.query(), hasDate);
        } catch (ApiException refused) {
            body.requireParsable();
            throw refused;
        }
    }

    private void inPool(Exchange exchange, Runnable work) {
        exchange.keepBody();
        if (!offer(exchange, work)) {
            throw ServerErrors.overloaded();
        }
    }

    private boolean offer(Exchange exchange, Runnable work) {
        return dispatcher.offer(() -> {
            MDC.put(MDC_KEY, exchange.requestId());
            try {
                work.run();
            } catch (Throwable cause) {
                answerError(exchange, cause);
            } finally {
                MDC.remove(MDC_KEY);
            }
        });
    }

    private void answerError(Exchange exchange, Throwable cause) {
        Answer answer = ErrorAnswers.answerTo(cause, exchange.requestId(), responseType(exchange));
        meter.answered(RequestMeter.NO_OPERATION, answer.status(), -1);
        exchange.answer(answer);
    }

    private static boolean isKnownContentType(Exchange exchange) {
        String contentType = exchange.header(RequestHeader.CONTENT_TYPE);
        if (contentType == null) {
            return false;
        }
        if (contentType.equals(AMZ_JSON)) {
            return true;
        }
        String base = baseType(contentType);
        return base.equals(AMZ_JSON) || base.equals(JSON);
    }

    private static String responseType(Exchange exchange) {
        String contentType = exchange.header(RequestHeader.CONTENT_TYPE);
        return contentType != null && baseType(contentType).equals(AMZ_JSON) ? AMZ_JSON : JSON;
    }

    private static String baseType(String contentType) {
        int semicolon = contentType.indexOf(';');
        String base = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return base.strip().toLowerCase(Locale.ROOT);
    }

    /** The bytes an operation reads: the exchange's own, or what they unpacked to. */
    private static final class Body {
        private final byte[] bytes;
        private final int size;

        Body(byte[] bytes, int size) {
            this.bytes = bytes;
            this.size = size;
        }

        /** AWS finds broken JSON before anything but the content type. */
        void requireParsable() {
            if (size > 0 && !JsonReader.isParsable(bytes, 0, size)) {
                throw SerializationErrors.unparsable();
            }
        }
    }
}
