package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;

/** Describes a table. */
public final class DescribeTableContract
        implements OperationContract<DescribeTableContract.Request, DescribeTableContract.Response> {
    private static final StructureShape SHAPE = StructureShape.of("DescribeTableInput", TableMembers.TABLE_NAME);

    @Override
    public String name() {
        return "DescribeTable";
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
        out.name("Table");
        TableDescriptionJson.write(response.table, out);
        out.endObject();
    }

    /** What DescribeTable asks for. */
    public record Request(String tableName) {}

    /** What DescribeTable answers. */
    public record Response(TableDescription table) {}
}
