package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.JsonWriter;

/** Tells the limits of an account on provisioned capacity. */
public final class DescribeLimitsContract extends EmptyRequestContract<DescribeLimitsContract.Response> {
    public DescribeLimitsContract() {
        super("DescribeLimits", "DescribeLimitsInput");
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

    /** What DescribeLimits answers. */
    public record Response(
            long accountMaxReadCapacityUnits,
            long accountMaxWriteCapacityUnits,
            long tableMaxReadCapacityUnits,
            long tableMaxWriteCapacityUnits) {}
}
