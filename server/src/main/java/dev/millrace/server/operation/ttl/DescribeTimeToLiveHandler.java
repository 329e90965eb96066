package dev.millrace.server.operation.ttl;

import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.operation.DescribeTimeToLiveContract.Request;
import dev.millrace.protocol.operation.DescribeTimeToLiveContract.Response;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.protocol.operation.TimeToLiveStatus;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TimeToLive;

/** Tells whether items expire; there is no ENABLING or DISABLING here. */
public final class DescribeTimeToLiveHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        String name = TableReference.name(request.tableName());
        TableDefinition table = context.namespace().tables().find(name).orElseThrow(() -> TableErrors.notFound(name));
        TimeToLive timeToLive = table.timeToLive();
        reply.answer(
                timeToLive == null
                        ? new Response(TimeToLiveStatus.DISABLED, null)
                        : new Response(TimeToLiveStatus.ENABLED, timeToLive.attributeName()));
    }
}
