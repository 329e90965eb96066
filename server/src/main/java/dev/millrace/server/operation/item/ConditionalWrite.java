package dev.millrace.server.operation.item;

import dev.millrace.protocol.expression.ExpressionBinder;
import dev.millrace.protocol.expression.ExpressionTexts;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.eval.BoundCondition;
import dev.millrace.protocol.expression.legacy.LegacyConditions;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.ConditionalWriteRequest;
import dev.millrace.protocol.operation.ConsumedCapacity;
import dev.millrace.protocol.operation.ItemCollectionMetrics;
import dev.millrace.protocol.operation.ReturnValue;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.server.capacity.CapacityMeter;
import dev.millrace.server.capacity.CollectionMetrics;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.request.ParameterStyles;
import dev.millrace.server.request.WriteCondition;
import dev.millrace.storage.table.ItemMutation;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.WriteResult;
import org.jspecify.annotations.Nullable;

/**
 * What PutItem, UpdateItem and DeleteItem have in common: the checks of their shared parameters, in pieces because each
 * operation has checks of its own in between, and the write with its answer. Belongs to one request.
 */
final class ConditionalWrite {
    private final ConditionalWriteRequest request;
    private final CallContext context;
    private final ExpressionBinder binder;
    private final BoundCondition expected;

    private ConditionalWrite(
            ConditionalWriteRequest request, CallContext context, ExpressionBinder binder, BoundCondition expected) {
        this.request = request;
        this.context = context;
        this.binder = binder;
        this.expected = expected;
    }

    /** Makes the operation's response from the committed write, its cost and its item collection, if asked for. */
    @FunctionalInterface
    interface Response<O> {
        O of(
                WriteResult.Written written,
                @Nullable ConsumedCapacity capacity,
                @Nullable ItemCollectionMetrics collection);
    }

    /**
     * Checks which styles of parameters are mixed, then the placeholders, then the legacy condition.
     *
     * @param parameters has noted the operation's own parameters
     * @param texts has the operation's own expressions
     */
    static ConditionalWrite of(
            ConditionalWriteRequest request, CallContext context, ParameterStyles parameters, ExpressionTexts texts) {
        parameters
                .expression("ConditionExpression", request.conditionExpression())
                .legacy("Expected", request.expected())
                .legacy("ConditionalOperator", request.conditionalOperator())
                .check();
        ExpressionBinder binder = ExpressionBinder.of(
                request.expressionAttributeNames(),
                request.expressionAttributeValues(),
                texts.with(ExpressionKind.CONDITION, request.conditionExpression()));
        BoundCondition expected = LegacyConditions.expected(request.expected(), request.conditionalOperator());
        return new ConditionalWrite(request, context, binder, expected);
    }

    /** For the operation's own expressions. */
    ExpressionBinder binder() {
        return binder;
    }

    /** Binds the condition, which is the last expression: no placeholder may be left. */
    WriteCondition condition() {
        String expression = request.conditionExpression();
        WriteCondition condition = expression == null
                ? WriteCondition.of(expected, request.returnValuesOnConditionCheckFailure())
                : WriteCondition.bind(binder, expression, request.returnValuesOnConditionCheckFailure());
        binder.requireAllUsed();
        return condition;
    }

    /** The table, found only after all checks that do without. */
    TableDefinition table() {
        return context.namespace().tables().require(TableReference.name(request.tableName()));
    }

    /** The item as it was before, if it was asked for. */
    @Nullable
    Item oldImage(WriteResult.Written written) {
        return request.returnValues() == ReturnValue.ALL_OLD ? written.before() : null;
    }

    /** Hands the write to the store; the reply is given when it is done. */
    <O> void commit(
            TableDefinition table, PrimaryKey key, ItemMutation mutation, Reply<O> reply, Response<O> response) {
        context.namespace()
                .items()
                .mutate(
                        table,
                        key,
                        mutation,
                        context.writeContext(),
                        WriteReplies.of(
                                reply,
                                written -> response.of(
                                        written, capacity(table, written), collection(table, key, written))));
    }

    private @Nullable ConsumedCapacity capacity(TableDefinition table, WriteResult.Written written) {
        return CapacityMeter.write(request.returnConsumedCapacity(), table, written.before(), written.after());
    }

    private @Nullable ItemCollectionMetrics collection(
            TableDefinition table, PrimaryKey key, WriteResult.Written written) {
        return CollectionMetrics.of(request.returnItemCollectionMetrics(), table, key, written);
    }
}
