package dev.millrace.server.operation.batch;

import dev.millrace.protocol.error.BatchErrors;
import dev.millrace.protocol.expression.ExpressionBinder;
import dev.millrace.protocol.expression.ExpressionTexts;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.eval.BoundProjection;
import dev.millrace.protocol.expression.legacy.LegacyProjection;
import dev.millrace.protocol.json.AttributeValueJson.SpelledKey;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.KeysAndAttributes;
import dev.millrace.server.request.RequestValues;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a batch reads of one table, checked as far as it can be without the table.
 *
 * @param tableName as the request names it
 */
record TableRead(
        String tableName, KeysAndAttributes asked, @Nullable BoundProjection projection) {
    /**
     * Checks keys, then expressions.
     *
     * @param known the keys that the request asked of this table before, which those of this read are added to
     * @throws dev.millrace.protocol.error.ApiException for the first mistake
     */
    static TableRead of(String tableName, KeysAndAttributes asked, Set<SpelledKey> known) {
        ExpressionBinder binder = ExpressionBinder.of(
                asked.expressionAttributeNames(),
                null,
                new ExpressionTexts().with(ExpressionKind.PROJECTION, asked.projectionExpression()));
        requireDistinct(asked, known);
        BoundProjection projection = projection(asked, binder);
        binder.requireAllUsed();
        return new TableRead(tableName, asked, projection);
    }

    boolean consistent() {
        return Boolean.TRUE.equals(asked.consistentRead());
    }

    Item projected(Item item) {
        return projection == null ? item : projection.project(item);
    }

    /** Here AWS takes one number written in two ways for two keys (recorded on AWS). */
    private static void requireDistinct(KeysAndAttributes asked, Set<SpelledKey> known) {
        for (SpelledKey key : asked.keys()) {
            RequestValues.require(key.attributes());
            if (!known.add(key)) {
                throw BatchErrors.duplicateKeys();
            }
        }
    }

    private static @Nullable BoundProjection projection(KeysAndAttributes asked, ExpressionBinder binder) {
        if (asked.projectionExpression() != null) {
            return binder.projection(asked.projectionExpression());
        }
        return asked.attributesToGet() == null ? null : LegacyProjection.of(asked.attributesToGet());
    }
}
