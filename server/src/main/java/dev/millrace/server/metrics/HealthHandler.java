package dev.millrace.server.metrics;

import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.server.dispatch.Answer;
import dev.millrace.server.dispatch.Dispatcher;
import dev.millrace.server.dispatch.Exchange;
import dev.millrace.server.dispatch.PathHandler;
import dev.millrace.server.namespace.Namespace;
import dev.millrace.server.namespace.Namespaces;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.StoreException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code GET /_millrace/health}: the process answers requests; and {@code GET /_millrace/ready}: its threads and
 * its stores do too. Thread-safe.
 */
public final class HealthHandler implements PathHandler {
    /** Whether the process is alive; answered by the event loop, so nothing but that matters. */
    public static final String HEALTH_PATH = "/_millrace/health";

    /** Whether requests will be answered; goes the way of a request on an item. */
    public static final String READY_PATH = "/_millrace/ready";

    private static final Logger log = LoggerFactory.getLogger(HealthHandler.class);
    private static final String JSON = "application/json";

    private final Namespaces namespaces;
    private final Dispatcher pool;

    /**
     * Watches a server.
     *
     * @param pool that serves requests
     */
    public HealthHandler(Namespaces namespaces, Dispatcher pool) {
        this.namespaces = namespaces;
        this.pool = pool;
    }

    @Override
    public void accept(Exchange exchange) {
        boolean reads = exchange.method().equals("GET") || exchange.method().equals("HEAD");
        if (!reads) {
            exchange.answer(answer(405, "error", exchange.path() + " answers GET."));
        } else if (!exchange.path().equals(READY_PATH)) {
            exchange.answer(answer(200, "status", "healthy"));
        } else {
            exchange.keepBody();
            if (!pool.offer(() -> exchange.answer(readiness()))) {
                exchange.answer(answer(503, "error", "Too many requests are under way."));
            }
        }
    }

    private Answer readiness() {
        try {
            for (Namespace namespace : namespaces.allOpen()) {
                long unused = namespace.store().<Long>read(ReadView::stamp);
            }
            return answer(200, "status", "ready");
        } catch (StoreException e) {
            log.warn("not ready", e);
            return answer(503, "error", String.valueOf(e.getMessage()));
        }
    }

    private static Answer answer(int status, String name, String value) {
        JsonWriter out = new JsonWriter();
        out.beginObject().name(name).value(value).endObject();
        return Answer.text(status, JSON, new String(out.buffer(), 0, out.size(), StandardCharsets.UTF_8) + "\n");
    }
}
