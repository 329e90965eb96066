package dev.millrace.server.operation.insights;

import dev.millrace.protocol.operation.ContributorInsightsAction;
import dev.millrace.protocol.operation.ContributorInsightsMode;
import dev.millrace.protocol.operation.ContributorInsightsStatus;
import dev.millrace.protocol.operation.ContributorInsightsSummary;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.protocol.operation.UpdateContributorInsightsContract.Request;
import dev.millrace.protocol.operation.UpdateContributorInsightsContract.Response;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.ContributorInsights;
import dev.millrace.storage.table.TableDefinition;

/** Stores whether insights are on. The answer still says ENABLING or DISABLING, as AWS's does. */
public final class UpdateContributorInsightsHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        String name = TableReference.name(request.tableName());
        boolean enabled = request.action() == ContributorInsightsAction.ENABLE;
        ContributorInsightsMode mode =
                request.mode() == null ? ContributorInsightsMode.ACCESSED_AND_THROTTLED_KEYS : request.mode();
        ContributorInsights insights = new ContributorInsights(request.indexName(), enabled, mode, context.now());
        context.namespace().tables().configure(name, (table, streams) -> changed(table, insights), context.now());
        reply.answer(new Response(new ContributorInsightsSummary(
                name,
                request.indexName(),
                enabled ? ContributorInsightsStatus.ENABLING : ContributorInsightsStatus.DISABLING,
                mode)));
    }

    private static TableDefinition changed(TableDefinition table, ContributorInsights insights) {
        Insights.requireIndex(table, insights.indexName());
        return table.toBuilder()
                .attachments(table.attachments().withInsights(insights))
                .build();
    }
}
