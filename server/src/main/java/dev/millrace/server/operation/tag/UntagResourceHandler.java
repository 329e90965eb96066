package dev.millrace.server.operation.tag;

import dev.millrace.protocol.error.ResourceErrors;
import dev.millrace.protocol.operation.UntagResourceContract.Request;
import dev.millrace.protocol.operation.UntagResourceContract.Response;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import java.util.LinkedHashMap;
import java.util.Map;

/** Removes tags from a table; one that it does not have is no error (source: operations.md). */
public final class UntagResourceHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        if (request.tagKeys().isEmpty()) {
            throw ResourceErrors.noTagKeys();
        }
        String name = TaggedTables.requireName(request.resourceArn(), context);
        context.namespace()
                .tables()
                .configure(
                        name,
                        (table, streams) -> {
                            Map<String, String> tags = new LinkedHashMap<>(table.tags());
                            request.tagKeys().forEach(tags::remove);
                            return table.toBuilder().tags(tags).build();
                        },
                        context.now());
        reply.answer(new Response());
    }
}
