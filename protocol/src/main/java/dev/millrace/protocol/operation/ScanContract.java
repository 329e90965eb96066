package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.error.Wording;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.limit.ServiceLimits;
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
        return new Request(PageRequest.of(body, LIMIT, SCAN_FILTER), body.find(TOTAL_SEGMENTS), body.find(SEGMENT));
    }

    @Override
    public void encode(PageResponse response, JsonWriter out) {
        response.write(out);
    }

    /** What Scan asks for; null is absent on the wire. */
    public record Request(
            PageRequest page,
            @Nullable Integer totalSegments,
            @Nullable Integer segment) {}
}
