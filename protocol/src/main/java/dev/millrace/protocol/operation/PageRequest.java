package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the requests of Query and Scan have in common; null is absent on the wire. */
public interface PageRequest {
    /** The table's name or ARN. */
    String tableName();

    /** The index to read instead of the table. */
    @Nullable
    String indexName();

    /** Which attributes are answered, or that only the count is. */
    @Nullable
    Select select();

    /** The legacy projection. */
    @Nullable
    List<String> attributesToGet();

    /** The legacy filter: QueryFilter or ScanFilter. */
    @Nullable
    Map<String, Condition> legacyFilter();

    /** How the legacy filter's parts are joined. */
    @Nullable
    ConditionalOperator conditionalOperator();

    /** How many items are evaluated at most. */
    @Nullable
    Integer limit();

    /** The key after which the page begins. */
    @Nullable
    AttributeMap exclusiveStartKey();

    /** Whether a page that may be stale will not do. */
    @Nullable
    Boolean consistentRead();

    /** Whether the cost is asked for. */
    @Nullable
    ReturnConsumedCapacity returnConsumedCapacity();

    /** The projection. */
    @Nullable
    String projectionExpression();

    /** The filter. */
    @Nullable
    String filterExpression();

    /** The names of the expressions. */
    @Nullable
    Map<String, String> expressionAttributeNames();

    /** The values of the expressions. */
    @Nullable
    AttributeMap expressionAttributeValues();
}
