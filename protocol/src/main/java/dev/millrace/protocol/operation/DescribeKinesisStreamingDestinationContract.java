package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.JsonWriter;

/** Tells which Kinesis streams a table's changes go to. */
public final class DescribeKinesisStreamingDestinationContract
        extends OneTableContract<DescribeKinesisStreamingDestinationContract.Response> {
    public DescribeKinesisStreamingDestinationContract() {
        super("DescribeKinesisStreamingDestination");
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("TableName").value(response.tableName);
        out.name("KinesisDataStreamDestinations").beginArray();
        out.endArray();
        out.endObject();
    }

    /** What DescribeKinesisStreamingDestination answers: no stream, for none can be enabled yet. */
    public record Response(String tableName) {}
}
