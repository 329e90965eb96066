package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.JsonWriter;

/** Describes a table. */
public final class DescribeTableContract extends OneTableContract<DescribeTableContract.Response> {
    public DescribeTableContract() {
        super("DescribeTable");
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("Table");
        TableDescriptionJson.write(response.table, out);
        out.endObject();
    }

    /** What DescribeTable answers. */
    public record Response(TableDescription table) {}
}
