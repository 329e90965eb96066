package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.json.JsonWriter;

/** What requests and answers about contributor insights share. */
final class InsightsMembers {
    static final Member<String> INDEX_NAME = Member.optional("IndexName", Shapes.name());

    private InsightsMembers() {}

    /** Writes the members of a summary into an object. */
    static void write(ContributorInsightsSummary summary, JsonWriter out) {
        out.name("TableName").value(summary.tableName());
        AnswerJson.text("IndexName", summary.indexName(), out);
        AnswerJson.constant("ContributorInsightsStatus", summary.status(), out);
        AnswerJson.constant("ContributorInsightsMode", summary.mode(), out);
    }
}
