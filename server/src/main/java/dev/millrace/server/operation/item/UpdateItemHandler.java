package dev.millrace.server.operation.item;

import dev.millrace.protocol.expression.ExpressionTexts;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.eval.BoundUpdate;
import dev.millrace.protocol.expression.legacy.LegacyUpdates;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.KeyChecks;
import dev.millrace.protocol.operation.ReturnValue;
import dev.millrace.protocol.operation.UpdateItemContract.Request;
import dev.millrace.protocol.operation.UpdateItemContract.Response;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.request.ParameterStyles;
import dev.millrace.server.request.RequestValues;
import dev.millrace.server.request.UpdateMutation;
import dev.millrace.server.request.WriteCondition;
import dev.millrace.storage.table.IndexProjection;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.WriteResult;
import org.jspecify.annotations.Nullable;

/** Changes an item, or creates it. */
public final class UpdateItemHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        ConditionalWrite write = ConditionalWrite.of(
                request,
                context,
                ParameterStyles.of()
                        .expression("UpdateExpression", request.updateExpression())
                        .legacy("AttributeUpdates", request.attributeUpdates()),
                new ExpressionTexts().with(ExpressionKind.UPDATE, request.updateExpression()));
        RequestValues.require(request.key());
        BoundUpdate update = update(request, write);
        WriteCondition condition = write.condition();
        TableDefinition table = write.table();
        PrimaryKey key = KeyChecks.ofKey(table.keySchema(), request.key().values());
        update.requireNotKeys(table.keySchema());
        IndexProjection.requireUpdatable(table, update);
        UpdateMutation mutation = UpdateMutation.single(update, condition, request.key());
        write.commit(
                table,
                key,
                mutation,
                reply,
                (written, cost, collection) ->
                        new Response(attributes(request.returnValues(), mutation.result(), written), cost, collection));
    }

    private static BoundUpdate update(Request request, ConditionalWrite write) {
        if (request.updateExpression() != null) {
            return write.binder().update(request.updateExpression());
        }
        return request.attributeUpdates() == null ? BoundUpdate.NONE : LegacyUpdates.of(request.attributeUpdates());
    }

    /** What the answer shows; an empty result is left out (recorded on AWS, expressions.md 5.3). */
    private static @Nullable Item attributes(
            @Nullable ReturnValue choice, BoundUpdate.Result result, WriteResult.Written written) {
        return switch (choice == null ? ReturnValue.NONE : choice) {
            case NONE -> null;
            case ALL_OLD -> written.before();
            case ALL_NEW -> written.after();
            case UPDATED_OLD -> result.updatedOld();
            case UPDATED_NEW -> result.updatedNew();
        };
    }
}
