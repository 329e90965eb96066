package dev.millrace.server.operation.table;

import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.operation.DescribeTableContract.Response;
import dev.millrace.protocol.operation.TableNameRequest;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.TableDefinition;

/** Describes a table, with its item count and size as they are now. */
public final class DescribeTableHandler implements OperationHandler<TableNameRequest, Response> {
    @Override
    public void handle(TableNameRequest request, CallContext context, Reply<Response> reply) {
        String name = TableReference.name(request.tableName());
        TableDefinition table = context.namespace().tables().find(name).orElseThrow(() -> TableErrors.notFound(name));
        reply.answer(new Response(
                TableDescriptions.described(table, context.namespace().items().statistics(table))));
    }
}
