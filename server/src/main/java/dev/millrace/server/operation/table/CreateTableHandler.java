package dev.millrace.server.operation.table;

import dev.millrace.protocol.error.RequestErrors;
import dev.millrace.protocol.operation.CreateTableChecks;
import dev.millrace.protocol.operation.CreateTableContract.Request;
import dev.millrace.protocol.operation.CreateTableContract.Response;
import dev.millrace.protocol.operation.StreamSpecification;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.TableDefinition;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Creates a table, which is ACTIVE at once unless statuses are to last; the answer still says CREATING, as AWS's does.
 */
public final class CreateTableHandler implements OperationHandler<Request, Response> {
    private final Supplier<UUID> tableIds;

    /** Gives each table an id of {@code tableIds}. */
    public CreateTableHandler(Supplier<UUID> tableIds) {
        this.tableIds = tableIds;
    }

    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        CreateTableChecks.check(request);
        if (request.vectorIndexes() != null) {
            throw RequestErrors.notBuiltYet("Vector indexes");
        }
        String name = TableReference.name(request.tableName());
        TableDefinition draft = TableSettings.definition(request, name, tableIds.get(), context);
        StreamSpecification stream = request.streamSpecification();
        StreamViewType viewType = stream != null && stream.streamEnabled() ? stream.streamViewType() : null;
        TableDefinition created = context.namespace().tables().create(draft, viewType, context.now());
        if (viewType != null) {
            context.namespace().streamsChanged();
        }
        reply.answer(new Response(TableDescriptions.created(created)));
    }
}
