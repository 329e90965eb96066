package dev.millrace.server.operation.item;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.expression.BoundUpdate;
import dev.millrace.protocol.expression.ExpressionBinder;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.KeyChecks;
import dev.millrace.protocol.operation.ReturnValue;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.protocol.operation.UpdateItemContract.Request;
import dev.millrace.protocol.operation.UpdateItemContract.Response;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.WriteResult;
import org.jspecify.annotations.Nullable;

/** Changes an item, or creates it. */
public final class UpdateItemHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        LegacyParameters.of()
                .expression("UpdateExpression", request.updateExpression())
                .expression("ConditionExpression", request.conditionExpression())
                .legacy("AttributeUpdates", request.attributeUpdates())
                .legacy("Expected", request.expected())
                .legacy("ConditionalOperator", request.conditionalOperator())
                .check();
        ExpressionBinder binder = ExpressionBinder.forUpdate(
                request.expressionAttributeNames(),
                request.expressionAttributeValues(),
                request.updateExpression() != null || request.conditionExpression() != null);
        ItemErrors.requireValid(request.key());
        BoundUpdate update =
                request.updateExpression() == null ? BoundUpdate.NOTHING : binder.update(request.updateExpression());
        WriteCondition condition = WriteCondition.bind(
                binder, request.conditionExpression(), request.returnValuesOnConditionCheckFailure());
        binder.requireAllUsed();
        TableDefinition table = context.namespace().tables().require(TableReference.name(request.tableName()));
        PrimaryKey key = KeyChecks.key(table.keySchema(), request.key().values());
        update.requireNotKeys(table.keySchema());
        Item keyOnly = Item.of(request.key().values());
        context.namespace()
                .items()
                .mutate(
                        table,
                        key,
                        before -> {
                            condition.require(before);
                            return applied(update, before, keyOnly);
                        },
                        context.writeContext(),
                        WriteReplies.of(
                                reply,
                                written -> new Response(
                                        attributes(request.returnValues(), update, written), null, null)));
    }

    private static @Nullable Item applied(BoundUpdate update, @Nullable Item before, Item keyOnly) {
        Item after = update.apply(before, keyOnly);
        if (after != null && update.chargedSize(after, keyOnly) > ServiceLimits.ITEM_SIZE_MAX) {
            throw ItemErrors.updatedItemTooLarge();
        }
        return after;
    }

    /** What the answer shows; an empty result is left out (recorded on AWS, expressions.md 5.3). */
    private static @Nullable Item attributes(
            @Nullable ReturnValue choice, BoundUpdate update, WriteResult.Written written) {
        Item shown =
                switch (choice == null ? ReturnValue.NONE : choice) {
                    case NONE -> null;
                    case ALL_OLD -> written.before();
                    case ALL_NEW -> written.after();
                    case UPDATED_OLD -> written.before() == null ? null : update.touchedBefore(written.before());
                    case UPDATED_NEW -> written.after() == null ? null : update.touchedAfter(written.after());
                };
        return shown == null || shown.isEmpty() ? null : shown;
    }
}
