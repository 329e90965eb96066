package dev.millrace.server.init;

import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.operation.Service;
import dev.millrace.server.auth.Caller;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationCatalog;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.namespace.Namespace;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Sends a request to the operation that answers clients, and waits for its answer. Thread-safe. */
final class OperationCalls {
    private static final String REQUEST_ID = "init";
    private static final String ENDPOINT = "localhost";

    private final OperationCatalog catalog;
    private final Namespace namespace;

    OperationCalls(OperationCatalog catalog, Namespace namespace) {
        this.catalog = catalog;
        this.namespace = namespace;
    }

    Namespace namespace() {
        return namespace;
    }

    /**
     * Calls an operation on tables.
     *
     * @return the operation's response record
     * @throws dev.millrace.protocol.error.ApiException what a client would be answered
     */
    Object call(String operation, String request) {
        String target = Service.DYNAMODB.targetPrefix() + "." + operation;
        OperationCatalog.Entry<?, ?> entry = catalog.find(target)
                .orElseThrow(() -> new IllegalStateException("this server has no operation " + operation));
        return call(entry, request.getBytes(StandardCharsets.UTF_8));
    }

    private <I, O> Object call(OperationCatalog.Entry<I, O> entry, byte[] body) {
        I request = entry.contract().decode(JsonReader.of(body));
        CallContext context = new CallContext(
                namespace,
                Caller.ACCOUNT_ID_DEFAULT,
                Caller.REGION_DEFAULT,
                REQUEST_ID,
                ENDPOINT,
                namespace.clock().instant());
        CompletableFuture<Object> answer = new CompletableFuture<>();
        entry.handler().handle(request, context, new Reply<O>() {
            @Override
            public void answer(O response) {
                answer.complete(response);
            }

            @Override
            public void refuse(Throwable cause) {
                answer.completeExceptionally(cause);
            }
        });
        try {
            return answer.join();
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw refused;
        }
    }
}
