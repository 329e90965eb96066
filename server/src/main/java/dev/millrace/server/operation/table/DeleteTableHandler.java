package dev.millrace.server.operation.table;

import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.operation.DeleteTableContract.Response;
import dev.millrace.protocol.operation.TableNameRequest;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TableStatistics;
import java.util.Optional;

/** Deletes a table with its items; its stream stays readable for as long as its records live. */
public final class DeleteTableHandler implements OperationHandler<TableNameRequest, Response> {
    @Override
    public void handle(TableNameRequest request, CallContext context, Reply<Response> reply) {
        String name = TableReference.name(request.tableName());
        // The counters go with the table, so the answer's figures are read just before.
        Optional<TableDefinition> known = context.namespace().tables().find(name);
        TableStatistics statistics =
                known.map(context.namespace().items()::statistics).orElseGet(() -> new TableStatistics(0, 0));
        TableDefinition deleted = context.namespace()
                .tables()
                .delete(
                        name,
                        table -> {
                            if (table.deletionProtected()) {
                                throw TableErrors.deletionProtected();
                            }
                        },
                        context.now());
        reply.answer(new Response(TableDescriptions.deleted(deleted, statistics)));
    }
}
