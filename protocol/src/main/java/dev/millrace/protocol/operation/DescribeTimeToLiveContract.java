package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Tells whether a table's items expire, and by which attribute. */
public final class DescribeTimeToLiveContract extends OneTableContract<DescribeTimeToLiveContract.Response> {
    public DescribeTimeToLiveContract() {
        super("DescribeTimeToLive");
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("TimeToLiveDescription").beginObject();
        AnswerJson.constant("TimeToLiveStatus", response.status, out);
        AnswerJson.text("AttributeName", response.attributeName, out);
        out.endObject();
        out.endObject();
    }

    /** What DescribeTimeToLive answers. */
    public record Response(
            TimeToLiveStatus status, @Nullable String attributeName) {}
}
