package dev.millrace.server.operation.query;

import dev.millrace.protocol.error.QueryErrors;
import dev.millrace.protocol.expression.ExpressionBinder;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.expression.eval.BoundCondition;
import dev.millrace.protocol.expression.legacy.LegacyConditions;
import dev.millrace.protocol.operation.PageRequest;
import dev.millrace.server.request.KeyPaths;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filter of a Query or Scan, from an expression or legacy conditions. */
final class PageFilter {
    private PageFilter() {}

    /** The legacy filter, or null. Also judges ConditionalOperator, which has nothing else to join. */
    static @Nullable BoundCondition legacy(PageRequest request) {
        return request.legacyFilter() == null && request.conditionalOperator() == null
                ? null
                : LegacyConditions.filter(request.legacyFilter(), request.conditionalOperator());
    }

    /** The filter expression; without one the legacy filter, or null. */
    static @Nullable BoundCondition bind(
            PageRequest request, @Nullable BoundCondition legacy, ExpressionBinder binder) {
        return request.filterExpression() == null ? legacy : binder.filter(request.filterExpression());
    }

    /**
     * Matches a filter with what is read.
     *
     * @throws dev.millrace.protocol.error.ApiException if a path reaches below a key, or the index lacks an attribute
     */
    static void requireReadable(BoundCondition filter, PageSource source) {
        KeyPaths.requireScalarKeys(source.table(), filter.paths());
        requireProjected(filter, source);
    }

    /** A filter is judged by index entries alone, so a local index is no better here than a global one. */
    private static void requireProjected(BoundCondition filter, PageSource source) {
        String indexName = source.indexName();
        if (indexName == null) {
            return;
        }
        List<String> attributes =
                filter.paths().stream().map(DocumentPath::attribute).toList();
        Set<String> missing = source.notProjected(attributes);
        if (!missing.isEmpty()) {
            throw QueryErrors.filterNotProjected(indexName, missing);
        }
    }
}
