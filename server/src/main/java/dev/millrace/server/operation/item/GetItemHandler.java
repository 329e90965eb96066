package dev.millrace.server.operation.item;

import dev.millrace.protocol.expression.ExpressionBinder;
import dev.millrace.protocol.expression.ExpressionTexts;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.eval.BoundProjection;
import dev.millrace.protocol.expression.legacy.LegacyProjection;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.GetItemContract.Request;
import dev.millrace.protocol.operation.GetItemContract.Response;
import dev.millrace.protocol.operation.KeyChecks;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.server.capacity.CapacityMeter;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.request.KeyPaths;
import dev.millrace.server.request.ParameterStyles;
import dev.millrace.server.request.RequestValues;
import dev.millrace.storage.table.TableDefinition;
import org.jspecify.annotations.Nullable;

/** Reads one item, whole or projected. Reads are always consistent; {@code ConsistentRead} only changes the price. */
public final class GetItemHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        ParameterStyles.of()
                .expression("ProjectionExpression", request.projectionExpression())
                .legacy("AttributesToGet", request.attributesToGet())
                .check();
        ExpressionBinder binder = ExpressionBinder.of(
                request.expressionAttributeNames(),
                null,
                new ExpressionTexts().with(ExpressionKind.PROJECTION, request.projectionExpression()));
        RequestValues.require(request.key());
        BoundProjection projection = projection(request, binder);
        binder.requireAllUsed();
        TableDefinition table = context.namespace().tables().require(TableReference.name(request.tableName()));
        PrimaryKey key = KeyChecks.ofKey(table.keySchema(), request.key().values());
        if (projection != null) {
            KeyPaths.requireScalarKeys(table, projection.paths());
        }
        Item item = context.namespace().items().find(table, key);
        reply.answer(new Response(
                item == null || projection == null ? item : projection.project(item),
                CapacityMeter.read(
                        request.returnConsumedCapacity(), table, item, Boolean.TRUE.equals(request.consistentRead()))));
    }

    private static @Nullable BoundProjection projection(Request request, ExpressionBinder binder) {
        if (request.projectionExpression() != null) {
            return binder.projection(request.projectionExpression());
        }
        return request.attributesToGet() == null ? null : LegacyProjection.of(request.attributesToGet());
    }
}
