package dev.millrace.server.operation.insights;

import dev.millrace.protocol.error.ResourceErrors;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.operation.ContributorInsightsSummary;
import dev.millrace.protocol.operation.ListContributorInsightsContract.Request;
import dev.millrace.protocol.operation.ListContributorInsightsContract.Response;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.ContributorInsights;
import dev.millrace.storage.table.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** Lists what is stored, of one table or all, in pages; the token is the place to go on from. */
public final class ListContributorInsightsHandler implements OperationHandler<Request, Response> {
    private static final Comparator<ContributorInsightsSummary> ORDER =
            Comparator.comparing(ListContributorInsightsHandler::place);

    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        List<ContributorInsightsSummary> all = new ArrayList<>();
        for (TableDefinition table : tables(request, context)) {
            for (ContributorInsights insights : table.attachments().insights()) {
                if (insights.indexName() == null
                        || table.findIndex(insights.indexName()).isPresent()) {
                    all.add(Insights.summary(table, insights));
                }
            }
        }
        all.sort(ORDER);
        String token = request.nextToken();
        if (token != null) {
            String last = decoded(token);
            all.removeIf(summary -> place(summary).compareTo(last) <= 0);
        }
        Integer asked = request.maxResults();
        int limit = asked == null || asked < 1 ? ServiceLimits.LIST_INSIGHTS_COUNT_MAX : asked;
        List<ContributorInsightsSummary> page = all.subList(0, Math.min(limit, all.size()));
        reply.answer(new Response(page, page.size() == all.size() ? null : encoded(place(page.get(page.size() - 1)))));
    }

    private static List<TableDefinition> tables(Request request, CallContext context) {
        if (request.tableName() == null) {
            return context.namespace().tables().definitions();
        }
        return List.of(Insights.requireTable(TableReference.name(request.tableName()), null, context));
    }

    /** Where an entry stands: slashes stand in no name. */
    private static String place(ContributorInsightsSummary summary) {
        return summary.tableName() + "/" + (summary.indexName() == null ? "" : summary.indexName());
    }

    private static String encoded(String place) {
        return Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ResourceErrors.invalidNextToken();
        }
    }
}
