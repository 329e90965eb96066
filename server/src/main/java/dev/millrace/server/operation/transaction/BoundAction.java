package dev.millrace.server.operation.transaction;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.expression.ExpressionBinder;
import dev.millrace.protocol.expression.ExpressionTexts;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.eval.BoundUpdate;
import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.KeyChecks;
import dev.millrace.protocol.operation.TransactAction;
import dev.millrace.protocol.operation.TransactAction.Kind;
import dev.millrace.server.request.RequestValues;
import dev.millrace.server.request.UpdateMutation;
import dev.millrace.server.request.WriteCondition;
import dev.millrace.storage.table.IndexProjection;
import dev.millrace.storage.table.ItemWrite;
import dev.millrace.storage.table.TableDefinition;
import java.util.Map;

/** One action of a transaction whose values and expressions are checked; of its table it knows the name only. */
final class BoundAction {
    private final TransactAction action;
    private final WriteCondition condition;
    private final BoundUpdate update;

    private BoundAction(TransactAction action, WriteCondition condition, BoundUpdate update) {
        this.action = action;
        this.condition = condition;
        this.update = update;
    }

    /**
     * Checks an action in the order of a single write: values, expressions, placeholders, size.
     *
     * @throws dev.millrace.protocol.error.ApiException for a mistake that refuses the whole request
     */
    static BoundAction of(TransactAction action) {
        TransactAction.Condition given = action.condition();
        String updateExpression = action.updateExpression();
        ExpressionTexts texts = new ExpressionTexts();
        if (updateExpression != null) {
            texts.with(ExpressionKind.UPDATE, updateExpression);
        }
        ExpressionBinder binder = ExpressionBinder.of(
                given.expressionAttributeNames(),
                given.expressionAttributeValues(),
                texts.with(ExpressionKind.CONDITION, given.expression()));
        RequestValues.require(action.subject());
        BoundUpdate update = updateExpression == null ? BoundUpdate.NONE : binder.update(updateExpression);
        WriteCondition condition =
                WriteCondition.bind(binder, given.expression(), given.returnValuesOnConditionCheckFailure());
        binder.requireAllUsed();
        if (action.kind() == Kind.PUT && Item.owning(action.subject().values()).size() > ServiceLimits.ITEM_SIZE_MAX) {
            throw ItemErrors.itemTooLarge();
        }
        return new BoundAction(action, condition, update);
    }

    String tableName() {
        return action.tableName();
    }

    /** The item that is put, or the key. */
    Map<String, AttributeValue> attributes() {
        return action.subject().values();
    }

    /** Whether the action changes its item, rather than looking at it. */
    boolean writes() {
        return action.kind() != Kind.CONDITION_CHECK;
    }

    /** What the action brings, by the item-size rule; that expressions do not count is inferred. */
    long sizeBytes() {
        AttributeMap values = action.condition().expressionAttributeValues();
        return (long) Item.owning(attributes()).size()
                + (values == null ? 0 : Item.owning(values.values()).size());
    }

    /**
     * What the action does to the table.
     *
     * @throws dev.millrace.protocol.error.ApiException for a mistake that cancels the transaction
     */
    ItemWrite plan(TableDefinition table) {
        return switch (action.kind()) {
            case PUT -> put(table);
            case UPDATE -> {
                PrimaryKey key = key(table);
                update.requireNotKeys(table.keySchema());
                IndexProjection.requireUpdatable(table, update);
                yield new ItemWrite(table, key, UpdateMutation.inTransaction(update, condition, action.subject()));
            }
            case DELETE ->
                new ItemWrite(table, key(table), before -> {
                    condition.require(before);
                    return null;
                });
            case CONDITION_CHECK ->
                new ItemWrite(table, key(table), before -> {
                    condition.require(before);
                    return before;
                });
        };
    }

    private ItemWrite put(TableDefinition table) {
        Item item = Item.owning(attributes());
        PrimaryKey key = KeyChecks.ofItem(table.keySchema(), item.attributes());
        IndexProjection.requireIndexable(table, item);
        // Encoded here, so that the store's commit lock is not held for it.
        ItemJson.encode(item);
        return new ItemWrite(table, key, before -> {
            condition.require(before);
            return item;
        });
    }

    private PrimaryKey key(TableDefinition table) {
        return KeyChecks.ofKey(table.keySchema(), attributes());
    }
}
