package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.error.Wording;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
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
        Map<String, Condition> keyConditions = LegacyMembers.conditions(body.find(KEY_CONDITIONS));
        return new Request(
                PageRequest.of(body, LIMIT, QUERY_FILTER),
                keyConditions,
                body.find(SCAN_INDEX_FORWARD),
                body.find(KEY_CONDITION_EXPRESSION));
    }

    @Override
    public void encode(PageResponse response, JsonWriter out) {
        response.write(out);
    }

    /** What Query asks for; null is absent on the wire. */
    public record Request(
            PageRequest page,
            @Nullable Map<String, Condition> keyConditions,
            @Nullable Boolean scanIndexForward,
            @Nullable String keyConditionExpression) {
        public Request {
            keyConditions = Absent.copy(keyConditions);
        }
    }
}
