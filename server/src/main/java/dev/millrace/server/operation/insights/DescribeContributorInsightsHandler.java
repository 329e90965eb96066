package dev.millrace.server.operation.insights;

import dev.millrace.protocol.operation.ContributorInsightsStatus;
import dev.millrace.protocol.operation.ContributorInsightsSummary;
import dev.millrace.protocol.operation.DescribeContributorInsightsContract.Request;
import dev.millrace.protocol.operation.DescribeContributorInsightsContract.Response;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.ContributorInsights;
import dev.millrace.storage.table.TableDefinition;

/** Tells the stored state; DISABLED and no more if there is none (recorded on AWS). */
public final class DescribeContributorInsightsHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        String name = TableReference.name(request.tableName());
        TableDefinition table = Insights.requireTable(name, request.indexName(), context);
        ContributorInsights insights = Insights.find(table, request.indexName());
        if (insights == null) {
            ContributorInsightsSummary never =
                    new ContributorInsightsSummary(name, request.indexName(), ContributorInsightsStatus.DISABLED, null);
            reply.answer(new Response(never, null));
        } else {
            reply.answer(new Response(Insights.summary(table, insights), insights.updated()));
        }
    }
}
