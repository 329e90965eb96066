package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One action of TransactWriteItems; null is absent on the wire. */
public sealed interface TransactAction {
    /** The table's name. */
    String tableName();

    /** The condition, its placeholders, and what a failure shows. */
    Condition condition();

    /** The members that all actions have. */
    record Condition(
            @Nullable String expression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable AttributeMap expressionAttributeValues,
            @Nullable ReturnValuesOnConditionCheckFailure returnValuesOnConditionCheckFailure) {
        public Condition {
            expressionAttributeNames = Absent.copy(expressionAttributeNames);
        }
    }

    /** Looks at an item; always has a condition. */
    record ConditionCheck(String tableName, AttributeMap key, Condition condition) implements TransactAction {}

    /** Creates or replaces an item. */
    record Put(String tableName, AttributeMap item, Condition condition) implements TransactAction {}

    /** Deletes an item. */
    record Delete(String tableName, AttributeMap key, Condition condition) implements TransactAction {}

    /** Changes or creates an item. */
    record Update(String tableName, AttributeMap key, String updateExpression, Condition condition)
            implements TransactAction {}
}
