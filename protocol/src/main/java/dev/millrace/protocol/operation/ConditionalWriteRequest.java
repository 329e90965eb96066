package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the requests of PutItem, UpdateItem and DeleteItem have in common; null is absent on the wire. */
public interface ConditionalWriteRequest {
    /** The table's name or ARN. */
    String tableName();

    /** The legacy condition. */
    @Nullable
    Map<String, ExpectedAttributeValue> expected();

    /** How the legacy condition's parts are joined. */
    @Nullable
    ConditionalOperator conditionalOperator();

    /** Which image is asked for. */
    @Nullable
    ReturnValue returnValues();

    /** Whether the cost is asked for. */
    @Nullable
    ReturnConsumedCapacity returnConsumedCapacity();

    /** Whether the size of the item collection is asked for. */
    @Nullable
    ReturnItemCollectionMetrics returnItemCollectionMetrics();

    /** The condition. */
    @Nullable
    String conditionExpression();

    /** The names of the expressions. */
    @Nullable
    Map<String, String> expressionAttributeNames();

    /** The values of the expressions. */
    @Nullable
    AttributeMap expressionAttributeValues();

    /** Whether a failed condition shows the stored item. */
    @Nullable
    ReturnValuesOnConditionCheckFailure returnValuesOnConditionCheckFailure();
}
