package dev.millrace.server.admin;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.server.auth.Caller;
import dev.millrace.server.dispatch.Answer;
import dev.millrace.server.dispatch.Dispatcher;
import dev.millrace.server.dispatch.Exchange;
import dev.millrace.server.dispatch.PathHandler;
import dev.millrace.server.dispatch.RequestHeader;
import dev.millrace.server.namespace.Namespace;
import dev.millrace.server.namespace.Namespaces;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the calls below {@code /_millrace} (docs/admin.md), on a small pool of its own. Thread-safe.
 *
 * <p>A call that is not GET needs {@code X-Millrace: 1}, which a web page can only send after a preflight that is not
 * answered.
 */
public final class AdminInterface implements PathHandler {
    /** Nothing of AWS's lives below this path. */
    public static final String PATH = "/_millrace";

    /** What answers instead when the interface is turned off. */
    public static final PathHandler OFF = exchange -> exchange.answer(error(404, "The admin interface is turned off."));

    private static final Logger log = LoggerFactory.getLogger(AdminInterface.class);
    private static final String JSON = "application/json";
    private static final String FAULTS = "faults";
    private static final String SNAPSHOTS = "snapshots";

    /** Method and path of each call with a fixed path. */
    private static final Map<String, BiConsumer<AdminCall, JsonWriter>> CALLS = Map.ofEntries(
            call("GET clock", ClockCalls::read),
            call("POST clock", ClockCalls::move),
            call("POST streams/rotate", StreamCalls::rotate),
            call("POST streams/split", StreamCalls::split),
            call("POST reset", AdminInterface::reset),
            call("GET " + SNAPSHOTS, SnapshotCalls::list),
            call("POST " + SNAPSHOTS, SnapshotCalls::take),
            call("GET " + FAULTS, FaultCalls::list),
            call("POST " + FAULTS, FaultCalls::add),
            call("DELETE " + FAULTS, FaultCalls::clear),
            call("GET triggers", TriggerCalls::list));

    private final Namespaces namespaces;
    private final boolean isolated;
    private final Dispatcher pool;

    /**
     * The interface of a server.
     *
     * @param isolated whether each caller has a namespace, so that calls must tell whose they mean
     * @param pool for calls alone: some take long
     */
    public AdminInterface(Namespaces namespaces, boolean isolated, Dispatcher pool) {
        this.namespaces = namespaces;
        this.isolated = isolated;
        this.pool = pool;
    }

    @Override
    public void accept(Exchange exchange) {
        exchange.keepBody();
        boolean taken = pool.offer(() -> {
            try {
                handle(exchange);
            } catch (Throwable cause) {
                exchange.answer(answerTo(cause, exchange.requestId()));
            }
        });
        if (!taken) {
            exchange.answer(error(429, "Too many admin calls are under way."));
        }
    }

    private void handle(Exchange exchange) {
        List<String> path = path(exchange.path());
        boolean waits = exchange.method().equals("POST") && TriggerCalls.isAwait(path);
        BiConsumer<AdminCall, JsonWriter> action = waits ? (call, out) -> {} : action(exchange.method(), path);
        if (!exchange.method().equals("GET") && !"1".equals(exchange.header(RequestHeader.MILLRACE))) {
            throw new AdminRefusal(403, "A call that changes something needs the header X-Millrace: 1.");
        }
        AdminCall call =
                new AdminCall(exchange.method(), path, namespace(exchange), exchange.body(), exchange.bodySize());
        if (waits) {
            // Whoever waits holds no thread: what is waited for may need another call, such as one that moves the
            // clock.
            TriggerCalls.await(call)
                    .whenComplete((out, failure) -> exchange.answer(
                            failure == null ? answer(200, out) : answerTo(unwrapped(failure), exchange.requestId())));
            return;
        }
        JsonWriter out = new JsonWriter();
        action.accept(call, out);
        exchange.answer(answer(200, out));
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }

    private static BiConsumer<AdminCall, JsonWriter> action(String method, List<String> path) {
        String name = String.join("/", path);
        BiConsumer<AdminCall, JsonWriter> action = CALLS.get(method + " " + name);
        if (action != null) {
            return action;
        }
        boolean oneFault = path.size() == 2 && path.get(0).equals(FAULTS);
        boolean oneSnapshot = path.size() == 2 && path.get(0).equals(SNAPSHOTS);
        boolean restore =
                path.size() == 3 && path.get(0).equals(SNAPSHOTS) && path.get(2).equals("restore");
        if (oneFault && method.equals("DELETE")) {
            return (call, out) -> FaultCalls.remove(call, call.path().get(1), out);
        }
        if (oneSnapshot && method.equals("DELETE")) {
            return (call, out) -> SnapshotCalls.drop(call, call.path().get(1), out);
        }
        if (restore && method.equals("POST")) {
            return (call, out) -> SnapshotCalls.restore(call, call.path().get(1), out);
        }
        if (oneFault
                || oneSnapshot
                || restore
                || CALLS.keySet().stream().anyMatch(known -> known.endsWith(" " + name))) {
            throw new AdminRefusal(405, "/_millrace/" + name + " does not answer " + method + ".");
        }
        throw AdminRefusal.notFound("There is no /_millrace/" + name + "; docs/admin.md lists the calls.");
    }

    private static Map.Entry<String, BiConsumer<AdminCall, JsonWriter>> call(
            String methodAndPath, BiConsumer<AdminCall, JsonWriter> action) {
        return Map.entry(methodAndPath, action);
    }

    private static List<String> path(String path) {
        List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
        // The first two are the empty text before the first slash, and _millrace.
        return parts.subList(Math.min(2, parts.size()), parts.size());
    }

    /** With isolated namespaces the caller's, or that of the query; otherwise the one there is. */
    private Namespace namespace(Exchange exchange) {
        if (!isolated) {
            return namespaces.open("", Caller.REGION_DEFAULT);
        }
        String accessKeyId = queryValue(exchange.query(), "accessKeyId");
        if (accessKeyId != null) {
            String region = queryValue(exchange.query(), "region");
            return namespaces.open(
                    accessKeyId, region == null ? Caller.REGION_DEFAULT : region.toLowerCase(Locale.ROOT));
        }
        boolean hasDate =
                exchange.header(RequestHeader.X_AMZ_DATE) != null || exchange.header(RequestHeader.DATE) != null;
        try {
            Caller caller =
                    exchange.callers().read(exchange.header(RequestHeader.AUTHORIZATION), exchange.query(), hasDate);
            return namespaces.open(caller.accessKeyId(), caller.region());
        } catch (ApiException unknown) {
            throw AdminRefusal.badRequest("With --isolate a call must tell whose tables it means: sign it, or add"
                    + " ?accessKeyId=...&region=... to its path.");
        }
    }

    private static @Nullable String queryValue(String query, String name) {
        for (String part : query.split("&", -1)) {
            if (part.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException malformed) {
                    throw AdminRefusal.badRequest("The query parameter " + name + " has a broken escape.");
                }
            }
        }
        return null;
    }

    private static void reset(AdminCall call, JsonWriter out) {
        call.body();
        call.namespace().reset();
        ClockCalls.read(call, out);
    }

    private static Answer answerTo(Throwable cause, String requestId) {
        if (cause instanceof AdminRefusal refusal) {
            return error(refusal.status(), String.valueOf(refusal.getMessage()));
        }
        if (cause instanceof ApiException refused) {
            boolean notFound = refused.type() == ErrorType.RESOURCE_NOT_FOUND
                    || refused.type() == ErrorType.LAMBDA_RESOURCE_NOT_FOUND;
            return error(notFound ? 404 : 400, String.valueOf(refused.getMessage()));
        }
        log.error("admin call {} failed", requestId, cause);
        return error(500, "The call failed; the server's log says why.");
    }

    private static Answer error(int status, String sentence) {
        JsonWriter out = new JsonWriter();
        out.beginObject().name("error").value(sentence).endObject();
        return answer(status, out);
    }

    private static Answer answer(int status, JsonWriter out) {
        return Answer.text(status, JSON, new String(out.buffer(), 0, out.size(), StandardCharsets.UTF_8) + "\n");
    }
}
