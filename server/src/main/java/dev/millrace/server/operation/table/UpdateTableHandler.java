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
import dev.millrace.server.namespace.Namespace;
import dev.millrace.storage.table.IndexDefinition;
import dev.millrace.storage.table.StreamSwitch;
import dev.millrace.storage.table.TableDefinition;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Changes a table's settings and indexes and turns its stream on and off. The change is in force when the answer, which
 * still says UPDATING as AWS's does, is sent; a write that follows is captured.
 */
public final class UpdateTableHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        UpdateTableChecks.check(request);
        if (request.replicaUpdates() != null && !request.replicaUpdates().isEmpty()) {
            throw RequestErrors.notBuiltYet("Replicas");
        }
        if (request.vectorIndexUpdates() != null
                && !request.vectorIndexUpdates().isEmpty()) {
            throw RequestErrors.notBuiltYet("Vector indexes");
        }
        String name = TableReference.name(request.tableName());
        AtomicReference<@Nullable TableDefinition> seen = new AtomicReference<>();
        TableDefinition updated = context.namespace()
                .tables()
                .update(
                        name,
                        (table, streams) -> {
                            seen.set(table);
                            TableDefinition changed = TableChanges.apply(table, request, context);
                            return switchStream(
                                    request.streamSpecification(),
                                    IndexChanges.apply(changed, request, context.now()),
                                    streams);
                        },
                        context.now());
        TableDefinition before = Objects.requireNonNull(seen.get(), "an update saw no table");
        Response response = new Response(TableDescriptions.updated(
                before, updated, context.namespace().items().statistics(updated), request.onDemandThroughput()));
        fill(before, updated, context);
        if (request.streamSpecification() != null) {
            context.namespace().streamsChanged();
        }
        reply.answer(response);
    }

    /**
     * The index of a small table is ACTIVE before the next request of this client comes, unless the table is UPDATING
     * for a while; then not before that is over.
     */
    private static void fill(TableDefinition before, TableDefinition updated, CallContext context) {
        Namespace namespace = context.namespace();
        Instant until = updated.state().until();
        for (IndexDefinition index : updated.globalIndexes()) {
            if (before.findIndex(index.name()).isEmpty()) {
                if (until == null) {
                    namespace.indexes().build(updated, index);
                } else {
                    namespace.clock().schedule(until, () -> namespace.indexes().build(updated, index));
                }
            }
        }
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
