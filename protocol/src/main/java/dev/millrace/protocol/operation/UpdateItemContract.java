package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.Item;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes or creates an item. */
public final class UpdateItemContract {
    /** What UpdateItem asks for. */
    public record Request(
            String tableName,
            AttributeMap key,
            @Nullable Map<String, AttributeValueUpdate> attributeUpdates,
            @Nullable Map<String, ExpectedAttributeValue> expected,
            @Nullable ConditionalOperator conditionalOperator,
            @Nullable ReturnValue returnValues,
            @Nullable ReturnConsumedCapacity returnConsumedCapacity,
            @Nullable ReturnItemCollectionMetrics returnItemCollectionMetrics,
            @Nullable String updateExpression,
            @Nullable String conditionExpression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable AttributeMap expressionAttributeValues,
            @Nullable ReturnValuesOnConditionCheckFailure returnValuesOnConditionCheckFailure) {
        public Request {
            attributeUpdates = Absent.copy(attributeUpdates);
            expected = Absent.copy(expected);
            expressionAttributeNames = Absent.copy(expressionAttributeNames);
        }
    }

    /** What UpdateItem answers. */
    public record Response(
            @Nullable Item attributes,
            @Nullable ConsumedCapacity consumedCapacity,
            @Nullable ItemCollectionMetrics itemCollectionMetrics) {}
}
