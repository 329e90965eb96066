package dev.millrace.server.operation.insights;

import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.operation.ContributorInsightsStatus;
import dev.millrace.protocol.operation.ContributorInsightsSummary;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.storage.table.ContributorInsights;
import dev.millrace.storage.table.TableDefinition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Contributor insights as a table's definition has them. */
final class Insights {
    private Insights() {}

    /**
     * The table, checked to have the index.
     *
     * @throws dev.millrace.protocol.error.ApiException ResourceNotFoundException
     */
    static TableDefinition requireTable(String name, @Nullable String indexName, CallContext context) {
        TableDefinition table = context.namespace().tables().find(name).orElseThrow(() -> TableErrors.notFound(name));
        requireIndex(table, indexName);
        return table;
    }

    static void requireIndex(TableDefinition table, @Nullable String indexName) {
        if (indexName != null
                && table.findIndex(indexName).filter(index -> !index.isLocal()).isEmpty()) {
            throw TableErrors.indexNotFound(table.name(), indexName);
        }
    }

    /** What is stored of the table or index, or null if it was never turned on or off. */
    static @Nullable ContributorInsights find(TableDefinition table, @Nullable String indexName) {
        for (ContributorInsights insights : table.attachments().insights()) {
            if (Objects.equals(insights.indexName(), indexName)) {
                return insights;
            }
        }
        return null;
    }

    static ContributorInsightsSummary summary(TableDefinition table, ContributorInsights insights) {
        return new ContributorInsightsSummary(
                table.name(),
                insights.indexName(),
                insights.enabled() ? ContributorInsightsStatus.ENABLED : ContributorInsightsStatus.DISABLED,
                insights.mode());
    }
}
