package dev.millrace.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.json.ErrorJson;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.operation.OperationContract;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.namespace.Namespace;
import dev.millrace.storage.kv.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Calls of operations without a socket; JSON is written with single quotes. */
final class OperationCalls {
    private OperationCalls() {}

    /** The answer; or the name of what the dispatcher would log and tell as the internal error. */
    static <I, O> String call(
            OperationContract<I, O> contract,
            OperationHandler<I, O> handler,
            String request,
            Namespace namespace,
            Instant now) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CallContext context = new CallContext(namespace, "000000000000", "us-east-1", "id", "localhost", now);
        Reply<O> reply = new Reply<>() {
            @Override
            public void answer(O response) {
                JsonWriter out = new JsonWriter();
                contract.encode(response, out);
                answer.complete(text(out));
            }

            @Override
            public void refuse(Throwable cause) {
                if (cause instanceof ApiException refused) {
                    JsonWriter out = new JsonWriter();
                    ErrorJson.write(refused, refused.getMessage(), out);
                    answer.complete(text(out));
                } else {
                    assertThat(cause).isInstanceOf(StoreException.class);
                    answer.complete("StoreException");
                }
            }
        };
        byte[] body = request.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        try {
            handler.handle(contract.decode(JsonReader.of(body)), context, reply);
        } catch (ApiException refused) {
            reply.refuse(refused);
        }
        return answer.join();
    }

    private static String text(JsonWriter out) {
        return new String(out.toByteArray(), StandardCharsets.UTF_8).replace('"', '\'');
    }
}
