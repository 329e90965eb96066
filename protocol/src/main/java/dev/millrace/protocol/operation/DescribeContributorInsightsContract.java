package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells whether contributor insights of a table or index are on. */
public final class DescribeContributorInsightsContract
        implements OperationContract<
                DescribeContributorInsightsContract.Request, DescribeContributorInsightsContract.Response> {
    private static final StructureShape SHAPE =
            StructureShape.of("DescribeContributorInsightsInput", TableMembers.TABLE_NAME, InsightsMembers.INDEX_NAME);

    @Override
    public String name() {
        return "DescribeContributorInsights";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(body.require(TableMembers.TABLE_NAME), body.find(InsightsMembers.INDEX_NAME));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        InsightsMembers.write(response.summary, out);
        if (response.lastUpdate != null) {
            out.name("ContributorInsightsRuleList").beginArray();
            out.endArray();
            AnswerJson.time("LastUpdateDateTime", response.lastUpdate, out);
        }
        out.endObject();
    }

    /** What DescribeContributorInsights asks for. */
    public record Request(String tableName, @Nullable String indexName) {}

    /** What DescribeContributorInsights answers. */
    public record Response(
            ContributorInsightsSummary summary, @Nullable Instant lastUpdate) {}
}
