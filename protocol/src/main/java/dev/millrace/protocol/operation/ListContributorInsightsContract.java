package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists for which tables and indexes contributor insights were ever turned on or off. */
public final class ListContributorInsightsContract
        implements OperationContract<
                ListContributorInsightsContract.Request, ListContributorInsightsContract.Response> {
    private static final Member<String> TABLE_NAME = Member.optional("TableName", Shapes.text(1, 1024));
    private static final Member<String> NEXT_TOKEN = Member.optional("NextToken", Shapes.text());
    private static final Member<Integer> MAX_RESULTS =
            Member.optional("MaxResults", Shapes.integer(Integer.MIN_VALUE, 100));
    private static final StructureShape SHAPE =
            StructureShape.of("ListContributorInsightsInput", TABLE_NAME, NEXT_TOKEN, MAX_RESULTS);

    @Override
    public String name() {
        return "ListContributorInsights";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(body.find(TABLE_NAME), body.find(NEXT_TOKEN), body.find(MAX_RESULTS));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("ContributorInsightsSummaries").beginArray();
        for (ContributorInsightsSummary summary : response.summaries) {
            out.beginObject();
            InsightsMembers.write(summary, out);
            out.endObject();
        }
        out.endArray();
        AnswerJson.text("NextToken", response.nextToken, out);
        out.endObject();
    }

    /** What ListContributorInsights asks for. */
    public record Request(
            @Nullable String tableName,
            @Nullable String nextToken,
            @Nullable Integer maxResults) {}

    /** What ListContributorInsights answers. */
    public record Response(
            List<ContributorInsightsSummary> summaries,
            @Nullable String nextToken) {
        public Response {
            summaries = List.copyOf(summaries);
        }
    }
}
