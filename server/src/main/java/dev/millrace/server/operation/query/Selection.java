package dev.millrace.server.operation.query;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.QueryErrors;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.expression.eval.BoundProjection;
import dev.millrace.protocol.operation.PageRequest;
import dev.millrace.protocol.operation.ProjectionType;
import dev.millrace.protocol.operation.Select;
import dev.millrace.server.request.KeyPaths;
import dev.millrace.storage.table.IndexDefinition;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes of what passes the filter are answered.
 *
 * @param countsOnly whether no items are answered at all
 * @param fetches whether the item must be read from the table, because a local index lacks what was asked for
 * @param projection null if items are answered whole
 */
record Selection(
        boolean countsOnly, boolean fetches, @Nullable BoundProjection projection) {
    /**
     * Checks that Select and the projection go together, as far as the request alone can tell.
     *
     * @throws ApiException if they do not
     */
    static void requireAgreement(PageRequest request, QueryErrors errors) {
        String parameter = request.projectionExpression() != null
                ? "ProjectionExpression"
                : request.attributesToGet() != null ? "AttributesToGet" : null;
        Select select = request.select();
        if (select == null) {
            return;
        }
        switch (select) {
            case ALL_ATTRIBUTES -> requireNone(parameter, select.name(), errors);
            case COUNT -> requireNone(parameter, "only the Count", errors);
            case ALL_PROJECTED_ATTRIBUTES -> {
                requireNone(parameter, select.name(), errors);
                if (request.indexName() == null) {
                    throw errors.projectedNeedsIndex();
                }
            }
            case SPECIFIC_ATTRIBUTES -> {
                if (parameter == null) {
                    throw errors.specificNeedsProjection();
                }
            }
        }
    }

    private static void requireNone(@Nullable String parameter, String what, QueryErrors errors) {
        if (parameter != null) {
            throw errors.projectionNotAllowed(parameter, what);
        }
    }

    /**
     * Matches what was asked for with what is read.
     *
     * @throws ApiException if a global index lacks an attribute, or a path reaches below a key
     */
    static Selection of(@Nullable Select select, @Nullable BoundProjection projection, PageSource source) {
        if (projection != null) {
            KeyPaths.requireScalarKeys(source.table(), projection.paths());
            return new Selection(false, lacks(projection, source), projection);
        }
        IndexDefinition index = source.index();
        boolean lacks = select == Select.ALL_ATTRIBUTES && index != null && index.projection() != ProjectionType.ALL;
        if (lacks && index != null && !index.isLocal()) {
            throw QueryErrors.allAttributesNotProjected(index.name());
        }
        return new Selection(select == Select.COUNT, lacks, null);
    }

    private static boolean lacks(BoundProjection projection, PageSource source) {
        List<String> attributes =
                projection.paths().stream().map(DocumentPath::attribute).toList();
        Set<String> missing = source.notProjected(attributes);
        IndexDefinition index = source.index();
        if (index != null && !index.isLocal() && !missing.isEmpty()) {
            throw QueryErrors.attributesNotProjected(index.name(), missing);
        }
        return !missing.isEmpty();
    }
}
