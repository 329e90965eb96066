package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.Item;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deletes an item. */
public final class DeleteItemContract {
    /** What DeleteItem asks for. */
    public record Request(
            String tableName,
            AttributeMap key,
            @Nullable Map<String, ExpectedAttributeValue> expected,
            @Nullable ConditionalOperator conditionalOperator,
            @Nullable ReturnValue returnValues,
            @Nullable ReturnConsumedCapacity returnConsumedCapacity,
            @Nullable ReturnItemCollectionMetrics returnItemCollectionMetrics,
            @Nullable String conditionExpression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable AttributeMap expressionAttributeValues,
            @Nullable ReturnValuesOnConditionCheckFailure returnValuesOnConditionCheckFailure) {
        public Request {
            expected = Absent.copy(expected);
            expressionAttributeNames = Absent.copy(expressionAttributeNames);
        }
    }

    /** What DeleteItem answers. */
    public record Response(
            @Nullable Item attributes,
            @Nullable ConsumedCapacity consumedCapacity,
            @Nullable ItemCollectionMetrics itemCollectionMetrics) {}
}
