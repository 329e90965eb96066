package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;

/** Deletes a table. */
public final class DeleteTableContract
        implements OperationContract<DeleteTableContract.Request, DeleteTableContract.Response> {
    private static final StructureShape SHAPE = StructureShape.of("DeleteTableInput", TableMembers.TABLE_NAME);

    @Override
    public String name() {
        return "DeleteTable";
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
        out.name("TableDescription");
        TableDescriptionJson.write(response.tableDescription, out);
        out.endObject();
    }

    /** What DeleteTable asks for. */
    public record Request(String tableName) {}

    /** What DeleteTable answers. */
    public record Response(TableDescription tableDescription) {}
}
