package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.JsonWriter;

/** Tells whether point-in-time recovery is on. */
public final class DescribeContinuousBackupsContract
        extends OneTableContract<DescribeContinuousBackupsContract.Response> {
    public DescribeContinuousBackupsContract() {
        super("DescribeContinuousBackups");
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        ContinuousBackupsJson.write(response.description, out);
    }

    /** What DescribeContinuousBackups answers. */
    public record Response(ContinuousBackupsDescription description) {}
}
