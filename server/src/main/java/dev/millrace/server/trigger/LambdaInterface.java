package dev.millrace.server.trigger;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.LambdaErrors;
import dev.millrace.protocol.error.RequestErrors;
import dev.millrace.protocol.error.ServerErrors;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.lambda.CreateEventSourceMappingContract;
import dev.millrace.protocol.lambda.DeleteEventSourceMappingContract;
import dev.millrace.protocol.lambda.FunctionName;
import dev.millrace.protocol.lambda.GetEventSourceMappingContract;
import dev.millrace.protocol.lambda.LambdaErrorJson;
import dev.millrace.protocol.lambda.ListEventSourceMappingsContract;
import dev.millrace.protocol.lambda.RestContract;
import dev.millrace.protocol.lambda.RestRequest;
import dev.millrace.protocol.lambda.UpdateEventSourceMappingContract;
import dev.millrace.server.auth.Caller;
import dev.millrace.server.dispatch.Answer;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.Dispatcher;
import dev.millrace.server.dispatch.Exchange;
import dev.millrace.server.dispatch.PathHandler;
import dev.millrace.server.dispatch.RequestHeader;
import dev.millrace.server.namespace.Namespace;
import dev.millrace.server.namespace.Namespaces;
import dev.millrace.server.operation.mapping.CreateEventSourceMappingHandler;
import dev.millrace.server.operation.mapping.DeleteEventSourceMappingHandler;
import dev.millrace.server.operation.mapping.GetEventSourceMappingHandler;
import dev.millrace.server.operation.mapping.ListEventSourceMappingsHandler;
import dev.millrace.server.operation.mapping.UpdateEventSourceMappingHandler;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the part of Lambda's API that is about event source mappings, on the server's own port. Thread-safe. */
public final class LambdaInterface implements PathHandler {
    /** The path of all calls: the version of the API. */
    public static final String PATH = "/2015-03-31";

    private static final Logger log = LoggerFactory.getLogger(LambdaInterface.class);
    private static final String JSON = "application/json";
    private static final String MAPPINGS = "event-source-mappings";
    private static final String FUNCTIONS = "functions";

    /** An operation with its behaviour. */
    private record Route<I, O>(RestContract<I, O> contract, BiFunction<I, CallContext, O> handler) {
        Answer answer(RestRequest request, CallContext context) {
            O response = handler.apply(contract.decode(request), context);
            JsonWriter out = new JsonWriter();
            contract.encode(response, out);
            return Answer.bytes(contract.status(), JSON, out.toByteArray());
        }
    }

    private final Namespaces namespaces;
    private final Dispatcher pool;
    /** By method, and whether the path names a mapping. */
    private final Map<String, Route<?, ?>> routes;

    /**
     * The interface of a server.
     *
     * @param functions whether a function of a name is configured
     */
    public LambdaInterface(Namespaces namespaces, Dispatcher pool, Predicate<String> functions) {
        this.namespaces = namespaces;
        this.pool = pool;
        this.routes = Map.of(
                "POST",
                new Route<>(new CreateEventSourceMappingContract(), new CreateEventSourceMappingHandler(functions)),
                "GET",
                new Route<>(new ListEventSourceMappingsContract(), new ListEventSourceMappingsHandler()),
                "GET UUID",
                new Route<>(new GetEventSourceMappingContract(), new GetEventSourceMappingHandler()),
                "PUT UUID",
                new Route<>(new UpdateEventSourceMappingContract(), new UpdateEventSourceMappingHandler(functions)),
                "DELETE UUID",
                new Route<>(new DeleteEventSourceMappingContract(), new DeleteEventSourceMappingHandler()));
    }

    @Override
    public void accept(Exchange exchange) {
        exchange.keepBody();
        boolean taken = pool.offer(() -> {
            try {
                exchange.answer(handle(exchange));
            } catch (Throwable cause) {
                exchange.answer(answerTo(cause, exchange.requestId()));
            }
        });
        if (!taken) {
            exchange.answer(error(ServerErrors.overloaded()));
        }
    }

    private Answer handle(Exchange exchange) {
        boolean hasDate =
                exchange.header(RequestHeader.X_AMZ_DATE) != null || exchange.header(RequestHeader.DATE) != null;
        Caller caller =
                exchange.callers().read(exchange.header(RequestHeader.AUTHORIZATION), exchange.query(), hasDate);
        List<String> path = path(exchange.path());
        Route<?, ?> route = path.isEmpty() || !path.get(0).equals(MAPPINGS)
                ? null
                : routes.get(exchange.method() + " UUID".repeat(Math.min(1, path.size() - 1)));
        if (route == null || path.size() > 2) {
            throw unknown(exchange, path, caller);
        }
        Map<String, String> parameters = query(exchange.query());
        if (path.size() == 2) {
            parameters.put("UUID", path.get(1));
        }
        Namespace namespace = namespaces.open(caller.accessKeyId(), caller.region());
        CallContext context = new CallContext(
                namespace,
                caller.accountId(),
                caller.region(),
                exchange.requestId(),
                exchange.path(),
                namespace.clock().instant());
        return route.answer(new RestRequest(parameters, exchange.body(), exchange.bodySize()), context);
    }

    /** Functions themselves are not managed here, and invoked where they are. */
    private static ApiException unknown(Exchange exchange, List<String> path, Caller caller) {
        if (path.size() > 1 && path.get(0).equals(FUNCTIONS)) {
            try {
                return LambdaErrors.functionNotFound(
                        FunctionName.parse(path.get(1)).arn(caller.region(), caller.accountId()));
            } catch (IllegalArgumentException noName) {
                // Falls through to the path as a whole.
            }
        }
        return LambdaErrors.unknownOperation(exchange.method(), exchange.path());
    }

    /** The parts behind the version; a slash at the end, which newer models have, changes nothing. */
    private static List<String> path(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.substring(PATH.length()).split("/", -1)) {
            if (!part.isEmpty()) {
                parts.add(decoded(part.replace("+", "%2B")));
            }
        }
        return parts;
    }

    private static Map<String, String> query(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text; // It names nothing that is there, and is refused as such.
        }
    }

    private static Answer answerTo(Throwable cause, @Nullable String requestId) {
        if (cause instanceof ApiException refused) {
            return error(refused);
        }
        log.error("request {} failed", requestId, cause);
        return error(RequestErrors.internalServerError());
    }

    private static Answer error(ApiException refused) {
        JsonWriter out = new JsonWriter();
        LambdaErrorJson.write(refused, out);
        return Answer.bytes(LambdaErrorJson.status(refused), JSON, out.toByteArray())
                .with(LambdaErrorJson.HEADER, LambdaErrorJson.code(refused));
    }
}
