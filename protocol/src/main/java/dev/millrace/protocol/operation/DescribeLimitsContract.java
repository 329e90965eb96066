package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;

/** Tells the limits of an account on provisioned capacity. */
public final class DescribeLimitsContract
        implements OperationContract<DescribeLimitsContract.Request, DescribeLimitsContract.Response> {
    private static final StructureShape SHAPE = StructureShape.of("DescribeLimitsInput");

    @Override
    public String name() {
        return "DescribeLimits";
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
        AnswerJson.number("AccountMaxReadCapacityUnits", response.accountMaxReadCapacityUnits, out);
        AnswerJson.number("AccountMaxWriteCapacityUnits", response.accountMaxWriteCapacityUnits, out);
        AnswerJson.number("TableMaxReadCapacityUnits", response.tableMaxReadCapacityUnits, out);
        AnswerJson.number("TableMaxWriteCapacityUnits", response.tableMaxWriteCapacityUnits, out);
        out.endObject();
    }

    /** What DescribeLimits asks for. */
    public record Request() {}

    /** What DescribeLimits answers. */
    public record Response(
            long accountMaxReadCapacityUnits,
            long accountMaxWriteCapacityUnits,
            long tableMaxReadCapacityUnits,
            long tableMaxWriteCapacityUnits) {}
}
