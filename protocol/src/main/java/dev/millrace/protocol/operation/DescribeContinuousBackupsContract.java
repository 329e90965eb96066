package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;

/** Tells whether point-in-time recovery is on. */
public final class DescribeContinuousBackupsContract
        implements OperationContract<
                DescribeContinuousBackupsContract.Request, DescribeContinuousBackupsContract.Response> {
    private static final StructureShape SHAPE =
            StructureShape.of("DescribeContinuousBackupsInput", TableMembers.TABLE_NAME);

    @Override
    public String name() {
        return "DescribeContinuousBackups";
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
        ContinuousBackupsJson.write(response.description, out);
    }

    /** What DescribeContinuousBackups asks for. */
    public record Request(String tableName) {}

    /** What DescribeContinuousBackups answers. */
    public record Response(ContinuousBackupsDescription description) {}
}
