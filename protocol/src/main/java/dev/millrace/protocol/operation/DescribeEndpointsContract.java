package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.JsonWriter;

/** Tells where the service is. */
public final class DescribeEndpointsContract extends EmptyRequestContract<DescribeEndpointsContract.Response> {
    public DescribeEndpointsContract() {
        super("DescribeEndpoints", "DescribeEndpointsRequest");
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("Endpoints").beginArray();
        out.beginObject();
        out.name("Address").value(response.address);
        AnswerJson.number("CachePeriodInMinutes", response.cachePeriodMinutes, out);
        out.endObject();
        out.endArray();
        out.endObject();
    }

    /** What DescribeEndpoints answers. */
    public record Response(String address, long cachePeriodMinutes) {}
}
