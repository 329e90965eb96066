package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.error.Wording;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads all items of a table or index, or of one of several segments of it. */
public final class ScanContract implements OperationContract<ScanContract.Request, PageResponse> {
    private static final Member<Integer> LIMIT =
            Member.optional("Limit", Shapes.unechoedInteger("Limit", 1, Wording.NEWER));
    private static final Member<Map<String, Structure>> SCAN_FILTER = PageMembers.conditions("ScanFilter");
    private static final Member<Integer> TOTAL_SEGMENTS =
            Member.optional("TotalSegments", Shapes.integer(1, ServiceLimits.SCAN_SEGMENT_COUNT_MAX));
    private static final Member<Integer> SEGMENT =
            Member.optional("Segment", Shapes.integer(0, ServiceLimits.SCAN_SEGMENT_COUNT_MAX - 1));
    private static final StructureShape SHAPE = StructureShape.of(
            "ScanInput",
            ItemRequestMembers.RETURN_CONSUMED_CAPACITY,
            ItemRequestMembers.TABLE_NAME_TO_READ,
            PageMembers.INDEX_NAME,
            PageMembers.ATTRIBUTES_TO_GET,
            LIMIT,
            PageMembers.SELECT,
            SCAN_FILTER,
            ItemRequestMembers.CONDITIONAL_OPERATOR,
            PageMembers.EXCLUSIVE_START_KEY,
            TOTAL_SEGMENTS,
            SEGMENT,
            PageMembers.PROJECTION_EXPRESSION,
            PageMembers.FILTER_EXPRESSION,
            ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES,
            ItemRequestMembers.EXPRESSION_ATTRIBUTE_VALUES,
            PageMembers.CONSISTENT_READ);

    @Override
    public String name() {
        return "Scan";
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
                LegacyMembers.conditions(body.find(SCAN_FILTER)),
                body.find(ItemRequestMembers.CONDITIONAL_OPERATOR),
                body.find(PageMembers.EXCLUSIVE_START_KEY),
                body.find(TOTAL_SEGMENTS),
                body.find(SEGMENT),
                body.find(ItemRequestMembers.RETURN_CONSUMED_CAPACITY),
                body.find(PageMembers.PROJECTION_EXPRESSION),
                body.find(PageMembers.FILTER_EXPRESSION),
                body.find(ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES),
                body.find(ItemRequestMembers.EXPRESSION_ATTRIBUTE_VALUES));
    }

    @Override
    public void encode(PageResponse response, JsonWriter out) {
        response.write(out);
    }

    /** What Scan asks for. */
    public record Request(
            String tableName,
            @Nullable String indexName,
            @Nullable Select select,
            @Nullable List<String> attributesToGet,
            @Nullable Integer limit,
            @Nullable Boolean consistentRead,
            @Nullable Map<String, Condition> scanFilter,
            @Nullable ConditionalOperator conditionalOperator,
            @Nullable AttributeMap exclusiveStartKey,
            @Nullable Integer totalSegments,
            @Nullable Integer segment,
            @Nullable ReturnConsumedCapacity returnConsumedCapacity,
            @Nullable String projectionExpression,
            @Nullable String filterExpression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable AttributeMap expressionAttributeValues)
            implements PageRequest {
        public Request {
            attributesToGet = Absent.copy(attributesToGet);
            scanFilter = Absent.copy(scanFilter);
            expressionAttributeNames = Absent.copy(expressionAttributeNames);
        }

        @Override
        public @Nullable Map<String, Condition> legacyFilter() {
            return scanFilter;
        }
    }
}
