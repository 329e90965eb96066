package dev.millrace.server.operation.table;

import dev.millrace.protocol.operation.ListTablesContract.Request;
import dev.millrace.protocol.operation.ListTablesContract.Response;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.TableNames;

/** Lists table names in byte order. */
public final class ListTablesHandler implements OperationHandler<Request, Response> {
    private static final int NAME_COUNT_MAX = 100;

    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        int limit = request.limit() == null ? NAME_COUNT_MAX : request.limit();
        TableNames names = context.namespace().tables().list(request.exclusiveStartTableName(), limit);
        reply.answer(new Response(names.names(), names.lastEvaluated()));
    }
}
