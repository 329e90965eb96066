package dev.millrace.server.operation.item;

import dev.millrace.protocol.expression.ExpressionBinder;
import dev.millrace.protocol.expression.ExpressionTexts;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.eval.BoundUpdate;
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
        ExpressionBinder binder = ExpressionBinder.of(
                request.expressionAttributeNames(),
                request.expressionAttributeValues(),
                new ExpressionTexts()
                        .with(ExpressionKind.UPDATE, request.updateExpression())
                        .with(ExpressionKind.CONDITION, request.conditionExpression()));
        RequestValues.require(request.key());
        BoundUpdate update =
                request.updateExpression() == null ? BoundUpdate.NONE : binder.update(request.updateExpression());
        WriteCondition condition = WriteCondition.bind(
                binder, request.conditionExpression(), request.returnValuesOnConditionCheckFailure());
        binder.requireAllUsed();
        TableDefinition table = context.namespace().tables().require(TableReference.name(request.tableName()));
        PrimaryKey key = KeyChecks.ofKey(table.keySchema(), request.key().values());
        update.requireNotKeys(table.keySchema());
        UpdateMutation mutation = new UpdateMutation(update, condition, request.key());
        context.namespace()
                .items()
                .mutate(
                        table,
                        key,
                        mutation,
                        context.writeContext(),
                        WriteReplies.of(
                                reply,
                                written -> new Response(
                                        attributes(request.returnValues(), mutation.result(), written),
                                        CapacityMeter.write(
                                                request.returnConsumedCapacity(),
                                                table.name(),
                                                written.before(),
                                                written.after()),
                                        null)));
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
