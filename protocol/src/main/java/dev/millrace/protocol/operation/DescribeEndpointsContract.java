package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;

/** Tells where the service is. */
public final class DescribeEndpointsContract
        implements OperationContract<DescribeEndpointsContract.Request, DescribeEndpointsContract.Response> {
    private static final StructureShape SHAPE = StructureShape.of("DescribeEndpointsRequest");

    @Override
    public String name() {
        return "DescribeEndpoints";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        SHAPE.readBody(in);
        return new Request();
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

    /** What DescribeEndpoints asks for. */
    public record Request() {}

    /** What DescribeEndpoints answers. */
    public record Response(String address, long cachePeriodMinutes) {}
}
