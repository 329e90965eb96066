package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.error.Wording;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.model.AttributeMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the items of one partition, in the order of their sort keys. */
public final class QueryContract implements OperationContract<QueryContract.Request, PageResponse> {
    private static final Member<Integer> LIMIT =
            Member.optional("Limit", Shapes.unechoedInteger("Limit", 1, Wording.OLDER));
    private static final Member<Boolean> SCAN_INDEX_FORWARD = Member.optional("ScanIndexForward", Shapes.bool());
    private static final Member<Map<String, Structure>> KEY_CONDITIONS = PageMembers.conditions("KeyConditions");
    private static final Member<Map<String, Structure>> QUERY_FILTER = PageMembers.conditions("QueryFilter");
    private static final Member<String> KEY_CONDITION_EXPRESSION =
            Member.optional("KeyConditionExpression", Shapes.text());
    private static final StructureShape SHAPE = StructureShape.of(
            "QueryInput",
            ItemRequestMembers.RETURN_CONSUMED_CAPACITY,
            ItemRequestMembers.TABLE_NAME_TO_READ,
            PageMembers.INDEX_NAME,
            PageMembers.SELECT,
            PageMembers.ATTRIBUTES_TO_GET,
            LIMIT,
            PageMembers.CONSISTENT_READ,
            KEY_CONDITIONS,
            QUERY_FILTER,
            ItemRequestMembers.CONDITIONAL_OPERATOR,
            SCAN_INDEX_FORWARD,
            PageMembers.EXCLUSIVE_START_KEY,
            PageMembers.PROJECTION_EXPRESSION,
            PageMembers.FILTER_EXPRESSION,
            KEY_CONDITION_EXPRESSION,
            ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES,
            ItemRequestMembers.EXPRESSION_ATTRIBUTE_VALUES);

    @Override
    public String name() {
        return "Query";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(
                body.require(ItemRequestMembers.TABLE_NAME_TO_READ),
                body.find(PageMembers.INDEX_NAME),
                body.find(PageMembers.SELECT),
                body.find(PageMembers.ATTRIBUTES_TO_GET),
                body.find(LIMIT),
                body.find(PageMembers.CONSISTENT_READ),
                LegacyMembers.conditions(body.find(KEY_CONDITIONS)),
                LegacyMembers.conditions(body.find(QUERY_FILTER)),
                body.find(ItemRequestMembers.CONDITIONAL_OPERATOR),
                body.find(SCAN_INDEX_FORWARD),
                body.find(PageMembers.EXCLUSIVE_START_KEY),
                body.find(ItemRequestMembers.RETURN_CONSUMED_CAPACITY),
                body.find(PageMembers.PROJECTION_EXPRESSION),
                body.find(PageMembers.FILTER_EXPRESSION),
                body.find(KEY_CONDITION_EXPRESSION),
                body.find(ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES),
                body.find(ItemRequestMembers.EXPRESSION_ATTRIBUTE_VALUES));
    }

    @Override
    public void encode(PageResponse response, JsonWriter out) {
        response.write(out);
    }

    /** What Query asks for. */
    public record Request(
            String tableName,
            @Nullable String indexName,
            @Nullable Select select,
            @Nullable List<String> attributesToGet,
            @Nullable Integer limit,
            @Nullable Boolean consistentRead,
            @Nullable Map<String, Condition> keyConditions,
            @Nullable Map<String, Condition> queryFilter,
            @Nullable ConditionalOperator conditionalOperator,
            @Nullable Boolean scanIndexForward,
            @Nullable AttributeMap exclusiveStartKey,
            @Nullable ReturnConsumedCapacity returnConsumedCapacity,
            @Nullable String projectionExpression,
            @Nullable String filterExpression,
            @Nullable String keyConditionExpression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable AttributeMap expressionAttributeValues)
            implements PageRequest {
        public Request {
            attributesToGet = Absent.copy(attributesToGet);
            keyConditions = Absent.copy(keyConditions);
            queryFilter = Absent.copy(queryFilter);
            expressionAttributeNames = Absent.copy(expressionAttributeNames);
        }

        @Override
        public @Nullable Map<String, Condition> legacyFilter() {
            return queryFilter;
        }
    }
}
