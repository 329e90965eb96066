package dev.millrace.server.operation.ttl;

import dev.millrace.protocol.error.TimeToLiveErrors;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.protocol.operation.TimeToLiveSpecification;
import dev.millrace.protocol.operation.UpdateTimeToLiveContract.Request;
import dev.millrace.protocol.operation.UpdateTimeToLiveContract.Response;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.TableCatalog;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TimeToLive;
import dev.millrace.storage.table.TimeToLiveChange;
import java.time.Instant;

/** Turns expiry on or off; in force for the next write when the answer is sent. */
public final class UpdateTimeToLiveHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        String name = TableReference.name(request.tableName());
        TimeToLiveSpecification specification = request.specification();
        TableCatalog tables = context.namespace().tables();
        Instant until = tables.endOfChange(context.now());
        TimeToLiveChange change =
                until == null ? null : new TimeToLiveChange(specification.attributeName(), context.now(), until);
        tables.configure(
                name,
                (table, streams) -> changed(table, specification).toBuilder()
                        .timeToLiveChange(change)
                        .build(),
                context.now());
        if (specification.enabled()) {
            context.namespace().expiry().start();
        }
        reply.answer(new Response(specification));
    }

    private static TableDefinition changed(TableDefinition table, TimeToLiveSpecification specification) {
        TimeToLive current = table.timeToLive();
        if (current == null) {
            if (!specification.enabled()) {
                throw TimeToLiveErrors.alreadyDisabled();
            }
            return table.toBuilder()
                    .timeToLive(new TimeToLive(specification.attributeName()))
                    .build();
        }
        if (!current.attributeName().equals(specification.attributeName())) {
            throw TimeToLiveErrors.otherAttribute(current.attributeName());
        }
        if (specification.enabled()) {
            throw TimeToLiveErrors.alreadyEnabled();
        }
        return table.toBuilder().timeToLive(null).build();
    }
}
