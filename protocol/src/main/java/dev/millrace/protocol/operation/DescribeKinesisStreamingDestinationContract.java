package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;

/** Tells which Kinesis streams a table's changes go to. */
public final class DescribeKinesisStreamingDestinationContract
        implements OperationContract<
                DescribeKinesisStreamingDestinationContract.Request,
                DescribeKinesisStreamingDestinationContract.Response> {
    private static final StructureShape SHAPE =
            StructureShape.of("DescribeKinesisStreamingDestinationInput", TableMembers.TABLE_NAME);

    @Override
    public String name() {
        return "DescribeKinesisStreamingDestination";
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
        out.name("TableName").value(response.tableName);
        out.name("KinesisDataStreamDestinations").beginArray();
        out.endArray();
        out.endObject();
    }

    /** What DescribeKinesisStreamingDestination asks for. */
    public record Request(String tableName) {}

    /** What DescribeKinesisStreamingDestination answers: no stream, for none can be enabled yet. */
    public record Response(String tableName) {}
}
