package dev.millrace.server.operation.tag;

import dev.millrace.protocol.error.ResourceErrors;
import dev.millrace.protocol.operation.ResourceArn;
import dev.millrace.protocol.operation.Tag;
import dev.millrace.protocol.operation.TagChecks;
import dev.millrace.protocol.operation.TagResourceContract.Request;
import dev.millrace.protocol.operation.TagResourceContract.Response;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.TableDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds tags to a table, or gives tags it has new values; readable at once. */
public final class TagResourceHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        if (request.tags().isEmpty()) {
            throw ResourceErrors.noTags();
        }
        ResourceArn.ofTable(request.resourceArn());
        TagChecks.check(request.tags());
        String name = TaggedTables.requireName(request.resourceArn(), context);
        context.namespace().tables().configure(name, (table, streams) -> tagged(table, request.tags()), context.now());
        reply.answer(new Response());
    }

    private static TableDefinition tagged(TableDefinition table, List<Tag> added) {
        Map<String, String> tags = new LinkedHashMap<>(table.tags());
        for (Tag tag : added) {
            tags.put(tag.key(), tag.value());
        }
        TagChecks.checkCount(tags.size());
        return table.toBuilder().tags(tags).build();
    }
}
