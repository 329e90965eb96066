package dev.millrace.server.operation.backup;

import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.operation.DescribeContinuousBackupsContract.Response;
import dev.millrace.protocol.operation.TableNameRequest;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.TableDefinition;

/** Tells whether point-in-time recovery is on. */
public final class DescribeContinuousBackupsHandler implements OperationHandler<TableNameRequest, Response> {
    @Override
    public void handle(TableNameRequest request, CallContext context, Reply<Response> reply) {
        String name = TableReference.name(request.tableName());
        TableDefinition table =
                context.namespace().tables().find(name).orElseThrow(() -> TableErrors.tableNotFound(name));
        reply.answer(new Response(ContinuousBackups.describe(table, context.now())));
    }
}
