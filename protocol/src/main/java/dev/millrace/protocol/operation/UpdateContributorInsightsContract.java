package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Turns contributor insights of a table or index on or off. */
public final class UpdateContributorInsightsContract
        implements OperationContract<
                UpdateContributorInsightsContract.Request, UpdateContributorInsightsContract.Response> {
    private static final Member<ContributorInsightsAction> ACTION = Member.required(
            "ContributorInsightsAction", Shapes.enumeration(ContributorInsightsAction.class, "ENABLE, DISABLE"));
    private static final Member<ContributorInsightsMode> MODE = Member.optional(
            "ContributorInsightsMode",
            Shapes.enumeration(ContributorInsightsMode.class, "ACCESSED_AND_THROTTLED_KEYS, THROTTLED_KEYS"));
    private static final StructureShape SHAPE = StructureShape.of(
            "UpdateContributorInsightsInput", TableMembers.TABLE_NAME, InsightsMembers.INDEX_NAME, ACTION, MODE);

    @Override
    public String name() {
        return "UpdateContributorInsights";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(
                body.require(TableMembers.TABLE_NAME),
                body.find(InsightsMembers.INDEX_NAME),
                body.require(ACTION),
                body.find(MODE));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        InsightsMembers.write(response.summary, out);
        out.endObject();
    }

    /** What UpdateContributorInsights asks for. */
    public record Request(
            String tableName,
            @Nullable String indexName,
            ContributorInsightsAction action,
            @Nullable ContributorInsightsMode mode) {}

    /** What UpdateContributorInsights answers. */
    public record Response(ContributorInsightsSummary summary) {}
}
