package dev.millrace.server.operation.table;

import dev.millrace.protocol.error.RequestErrors;
import dev.millrace.protocol.error.StreamErrors;
import dev.millrace.protocol.operation.StreamSpecification;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.protocol.operation.UpdateTableChecks;
import dev.millrace.protocol.operation.UpdateTableContract.Request;
import dev.millrace.protocol.operation.UpdateTableContract.Response;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.StreamSwitch;
import dev.millrace.storage.table.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Changes a table's settings and turns its stream on and off. The change is in force when the answer, which still says
 * UPDATING as AWS's does, is sent; a write that follows is captured.
 */
public final class UpdateTableHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        UpdateTableChecks.check(request);
        if (request.globalSecondaryIndexUpdates() != null
                && !request.globalSecondaryIndexUpdates().isEmpty()) {
            throw RequestErrors.notBuiltYet("Secondary indexes");
        }
        if (request.replicaUpdates() != null && !request.replicaUpdates().isEmpty()) {
            throw RequestErrors.notBuiltYet("Replicas");
        }
        if (request.vectorIndexUpdates() != null
                && !request.vectorIndexUpdates().isEmpty()) {
            throw RequestErrors.notBuiltYet("Vector indexes");
        }
        String name = TableReference.name(request.tableName());
        TableDefinition updated = context.namespace()
                .tables()
                .update(
                        name,
                        (table, streams) -> switchStream(
                                request.streamSpecification(), TableChanges.apply(table, request, context), streams),
                        context.now());
        reply.answer(new Response(TableDescriptions.updated(
                updated, updated, context.namespace().items().statistics(updated))));
    }

    private static TableDefinition switchStream(
            @Nullable StreamSpecification specification, TableDefinition table, StreamSwitch streams) {
        if (specification == null) {
            return table;
        }
        if (!specification.streamEnabled()) {
            return streams.disable(table);
        }
        StreamViewType viewType = specification.streamViewType();
        if (viewType == null) {
            throw StreamErrors.missingViewType();
        }
        return streams.enable(table, viewType);
    }
}
