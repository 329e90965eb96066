package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Tells whether a table's items expire, and by which attribute. */
public final class DescribeTimeToLiveContract
        implements OperationContract<DescribeTimeToLiveContract.Request, DescribeTimeToLiveContract.Response> {
    private static final StructureShape SHAPE = StructureShape.of("DescribeTimeToLiveInput", TableMembers.TABLE_NAME);

    @Override
    public String name() {
        return "DescribeTimeToLive";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(body.require(TableMembers.TABLE_NAME));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("TimeToLiveDescription").beginObject();
        AnswerJson.constant("TimeToLiveStatus", response.status, out);
        AnswerJson.text("AttributeName", response.attributeName, out);
        out.endObject();
        out.endObject();
    }

    /** What DescribeTimeToLive asks for. */
    public record Request(String tableName) {}

    /** What DescribeTimeToLive answers. */
    public record Response(
            TimeToLiveStatus status, @Nullable String attributeName) {}
}
