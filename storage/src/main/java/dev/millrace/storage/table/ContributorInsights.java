package dev.millrace.storage.table;

import dev.millrace.protocol.operation.ContributorInsightsMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Contributor insights of a table or index as a request asked for them; stored, nothing is counted.
 *
 * @param indexName null for the table itself
 * @param enabled false once they were turned off
 */
public record ContributorInsights(
        @Nullable String indexName, boolean enabled, ContributorInsightsMode mode, Instant updated) {}
