package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/**
 * Contributor insights of a table, or of one of its indexes.
 *
 * @param mode null if they were never turned on
 */
public record ContributorInsightsSummary(
        String tableName,
        @Nullable String indexName,
        ContributorInsightsStatus status,
        @Nullable ContributorInsightsMode mode) {}
