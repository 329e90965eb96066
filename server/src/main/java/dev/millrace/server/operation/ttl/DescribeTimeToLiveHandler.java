package dev.millrace.server.operation.ttl;

import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.operation.DescribeTimeToLiveContract.Response;
import dev.millrace.protocol.operation.TableNameRequest;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.protocol.operation.TimeToLiveStatus;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TimeToLive;
import dev.millrace.storage.table.TimeToLiveChange;
import java.time.Instant;

/** Tells whether items expire; ENABLING and DISABLING are shown only where changes take their time. */
public final class DescribeTimeToLiveHandler implements OperationHandler<TableNameRequest, Response> {
    @Override
    public void handle(TableNameRequest request, CallContext context, Reply<Response> reply) {
        String name = TableReference.name(request.tableName());
        TableDefinition table = context.namespace().tables().find(name).orElseThrow(() -> TableErrors.notFound(name));
        reply.answer(response(table, context.now()));
    }

    private static Response response(TableDefinition table, Instant now) {
        TimeToLive timeToLive = table.timeToLive();
        TimeToLiveChange change = table.timeToLiveChange();
        if (change == null || !change.isUnderWay(now)) {
            return timeToLive == null
                    ? new Response(TimeToLiveStatus.DISABLED, null)
                    : new Response(TimeToLiveStatus.ENABLED, timeToLive.attributeName());
        }
        return new Response(
                timeToLive == null ? TimeToLiveStatus.DISABLING : TimeToLiveStatus.ENABLING, change.attributeName());
    }
}
