package dev.millrace.server.operation.item;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.expression.ExpressionBinder;
import dev.millrace.protocol.expression.ExpressionTexts;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.KeyChecks;
import dev.millrace.protocol.operation.PutItemContract.Request;
import dev.millrace.protocol.operation.PutItemContract.Response;
import dev.millrace.protocol.operation.ReturnValue;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.TableDefinition;

/** Creates an item or replaces it whole. */
public final class PutItemHandler implements OperationHandler<Request, Response> {
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
        Item item = Item.owning(RequestValues.require(request.item()));
        ReturnValues.requireAllOldOrNone(request.returnValues());
        WriteCondition condition = WriteCondition.bind(
                binder, request.conditionExpression(), request.returnValuesOnConditionCheckFailure());
        binder.requireAllUsed();
        if (item.size() > ServiceLimits.ITEM_SIZE_MAX) {
            throw ItemErrors.itemTooLarge();
        }
        TableDefinition table = context.namespace().tables().require(TableReference.name(request.tableName()));
        PrimaryKey key = KeyChecks.ofItem(table.keySchema(), item.attributes());
        // Encoded here, so that the store's commit lock is not held for it.
        ItemJson.encode(item);
        boolean showsOld = request.returnValues() == ReturnValue.ALL_OLD;
        context.namespace()
                .items()
                .mutate(
                        table,
                        key,
                        before -> {
                            condition.require(before);
                            return item;
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
