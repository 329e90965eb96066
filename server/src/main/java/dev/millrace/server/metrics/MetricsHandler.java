package dev.millrace.server.metrics;

import dev.millrace.server.dispatch.Answer;
import dev.millrace.server.dispatch.Dispatcher;
import dev.millrace.server.dispatch.Exchange;
import dev.millrace.server.dispatch.PathHandler;
import dev.millrace.server.namespace.Namespaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@code GET /metrics}. Thread-safe. */
public final class MetricsHandler implements PathHandler {
    /** Where Prometheus looks unless it is told otherwise. */
    public static final String PATH = "/metrics";

    private static final Logger log = LoggerFactory.getLogger(MetricsHandler.class);
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final RequestMetrics requests;
    private final Namespaces namespaces;
    private final Dispatcher pool;

    /** A handler that works in {@code pool}, because it asks the store for sizes. */
    public MetricsHandler(RequestMetrics requests, Namespaces namespaces, Dispatcher pool) {
        this.requests = requests;
        this.namespaces = namespaces;
        this.pool = pool;
    }

    @Override
    public void accept(Exchange exchange) {
        if (!exchange.method().equals("GET") || !exchange.path().equals(PATH)) {
            exchange.answer(Answer.text(405, PLAIN, PATH + " answers GET.\n"));
            return;
        }
        exchange.keepBody();
        if (!pool.offer(() -> answer(exchange))) {
            exchange.answer(Answer.text(429, PLAIN, "Too many calls are under way.\n"));
        }
    }

    private void answer(Exchange exchange) {
        try {
            exchange.answer(Answer.text(200, PrometheusPage.CONTENT_TYPE, PrometheusPage.write(requests, namespaces)));
        } catch (NoClassDefFoundError missing) {
            log.debug("no metrics without their library", missing);
            exchange.answer(Answer.text(
                    501, PLAIN, "The library that writes metrics, prometheus-metrics, is not on the class path.\n"));
        } catch (Throwable cause) {
            log.error("metrics cannot be written, request {}", exchange.requestId(), cause);
            exchange.answer(Answer.text(500, PLAIN, "The metrics cannot be written; the server's log says why.\n"));
        }
    }
}
