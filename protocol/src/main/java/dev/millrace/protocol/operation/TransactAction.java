package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One action of TransactWriteItems; null is absent on the wire.
 *
 * @param tableName the table's name, also where the request has its ARN
 * @param subject the item that is put, otherwise the key
 * @param updateExpression null unless it is an update, which always has one
 * @param condition the condition, its placeholders, and what a failure shows; a check always has a condition
 */
public record TransactAction(
        Kind kind,
        String tableName,
        AttributeMap subject,
        @Nullable String updateExpression,
        Condition condition) {
    /** What an action does. */
    public enum Kind {
        /** Looks at an item. */
        CONDITION_CHECK("ConditionCheck"),
        /** Creates or replaces an item. */
        PUT("Put"),
        /** Deletes an item. */
        DELETE("Delete"),
        /** Changes or creates an item. */
        UPDATE("Update");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        /** The member that holds such an action. */
        public String wireName() {
            return wireName;
        }
    }

    /** The members that all actions have. */
    public record Condition(
            @Nullable String expression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable AttributeMap expressionAttributeValues,
            @Nullable ReturnValuesOnConditionCheckFailure returnValuesOnConditionCheckFailure) {
        public Condition {
            expressionAttributeNames = Absent.copy(expressionAttributeNames);
        }
    }
}
