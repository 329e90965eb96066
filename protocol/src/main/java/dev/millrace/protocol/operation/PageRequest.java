package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.model.AttributeMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the requests of Query and Scan have in common; null is absent on the wire.
 *
 * @param tableName the table's name, also where the request has its ARN
 * @param indexName the index to read instead of the table
 * @param select which attributes are answered, or that only the count is
 * @param attributesToGet the legacy projection
 * @param legacyFilter QueryFilter or ScanFilter
 * @param conditionalOperator how the legacy filter's parts are joined
 * @param limit how many items are evaluated at most
 * @param exclusiveStartKey the key after which the page begins
 * @param consistentRead whether a page that may be stale will not do
 * @param returnConsumedCapacity whether the cost is asked for
 * @param projectionExpression the projection
 * @param filterExpression the filter
 * @param expressionAttributeNames the names of the expressions
 * @param expressionAttributeValues the values of the expressions
 */
public record PageRequest(
        String tableName,
        @Nullable String indexName,
        @Nullable Select select,
        @Nullable List<String> attributesToGet,
        @Nullable Map<String, Condition> legacyFilter,
        @Nullable ConditionalOperator conditionalOperator,
        @Nullable Integer limit,
        @Nullable AttributeMap exclusiveStartKey,
        @Nullable Boolean consistentRead,
        @Nullable ReturnConsumedCapacity returnConsumedCapacity,
        @Nullable String projectionExpression,
        @Nullable String filterExpression,
        @Nullable Map<String, String> expressionAttributeNames,
        @Nullable AttributeMap expressionAttributeValues) {
    public PageRequest {
        attributesToGet = Absent.copy(attributesToGet);
        legacyFilter = Absent.copy(legacyFilter);
        expressionAttributeNames = Absent.copy(expressionAttributeNames);
    }

    static PageRequest of(Structure body, Member<Integer> limit, Member<Map<String, Structure>> legacyFilter) {
        return new PageRequest(
                body.require(ItemRequestMembers.TABLE_NAME_TO_READ),
                body.find(PageMembers.INDEX_NAME),
                body.find(PageMembers.SELECT),
                body.find(PageMembers.ATTRIBUTES_TO_GET),
                LegacyMembers.conditions(body.find(legacyFilter)),
                body.find(ItemRequestMembers.CONDITIONAL_OPERATOR),
                body.find(limit),
                body.find(PageMembers.EXCLUSIVE_START_KEY),
                body.find(PageMembers.CONSISTENT_READ),
                body.find(ItemRequestMembers.RETURN_CONSUMED_CAPACITY),
                body.find(PageMembers.PROJECTION_EXPRESSION),
                body.find(PageMembers.FILTER_EXPRESSION),
                body.find(ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES),
                body.find(ItemRequestMembers.EXPRESSION_ATTRIBUTE_VALUES));
    }
}
