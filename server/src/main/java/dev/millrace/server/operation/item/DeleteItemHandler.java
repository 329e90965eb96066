package dev.millrace.server.operation.item;

import dev.millrace.protocol.expression.ExpressionBinder;
import dev.millrace.protocol.expression.ExpressionTexts;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.DeleteItemContract.Request;
import dev.millrace.protocol.operation.DeleteItemContract.Response;
import dev.millrace.protocol.operation.KeyChecks;
import dev.millrace.protocol.operation.ReturnValue;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.TableDefinition;

/** Deletes an item; deleting an absent one is legal and changes nothing. */
public final class DeleteItemHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        LegacyParameters.of()
                .expression("ConditionExpression", request.conditionExpression())
                .legacy("Expected", request.expected())
                .legacy("ConditionalOperator", request.conditionalOperator())
                .check();
        ExpressionBinder binder = ExpressionBinder.of(
                request.expressionAttributeNames(),
                request.expressionAttributeValues(),
                new ExpressionTexts().with(ExpressionKind.CONDITION, request.conditionExpression()));
        RequestValues.require(request.key());
        ReturnValues.requireAllOldOrNone(request.returnValues());
        WriteCondition condition = WriteCondition.bind(
                binder, request.conditionExpression(), request.returnValuesOnConditionCheckFailure());
        binder.requireAllUsed();
        TableDefinition table = context.namespace().tables().require(TableReference.name(request.tableName()));
        PrimaryKey key = KeyChecks.ofKey(table.keySchema(), request.key().values());
        boolean showsOld = request.returnValues() == ReturnValue.ALL_OLD;
        context.namespace()
                .items()
                .mutate(
                        table,
                        key,
                        before -> {
                            condition.require(before);
                            return null;
                        },
                        context.writeContext(),
                        WriteReplies.of(
                                reply,
                                written -> new Response(
                                        showsOld ? written.before() : null,
                                        CapacityMeter.write(
                                                request.returnConsumedCapacity(),
                                                table.name(),
                                                written.before(),
                                                written.after()),
                                        null)));
    }
}
