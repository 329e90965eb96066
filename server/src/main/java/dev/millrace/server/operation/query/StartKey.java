package dev.millrace.server.operation.query;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.QueryErrors;
import dev.millrace.protocol.error.ValueErrors;
import dev.millrace.protocol.expression.eval.KeyOperator;
import dev.millrace.protocol.expression.eval.KeyPredicate;
import dev.millrace.protocol.expression.eval.KeyRange;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.operation.KeyConditionChecks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checks of ExclusiveStartKey, and of the place after which a page begins. There need be no item. */
final class StartKey {
    private StartKey() {}

    /**
     * Checks the values by themselves.
     *
     * @throws ApiException for the first value that AWS refuses
     */
    static void requireValues(@Nullable AttributeMap key) {
        if (key != null && key.invalid() != null) {
            throw ValueErrors.invalidStartKey(key.invalid());
        }
    }

    /**
     * Checks that the key is one of the table or index: the index's keys and the table's, nothing missing, nothing
     * else.
     */
    static void requireSchema(Map<String, AttributeValue> key, PageSource source, QueryErrors errors) {
        List<KeyAttribute> attributes = source.positionKeys();
        if (key.size() != attributes.size()) {
            throw errors.startKeyIncomplete();
        }
        for (KeyAttribute attribute : attributes) {
            if (!key.containsKey(attribute.name())) {
                throw errors.startKeyIncomplete();
            }
        }
        for (KeyAttribute attribute : attributes) {
            if (value(key, attribute).type() != attribute.type()) {
                throw errors.startKeyType();
            }
        }
        try {
            if (source.index() != null) {
                requireContent(key, source.keySchema(), source.indexName());
            }
            requireContent(key, source.table().keySchema(), null);
        } catch (ApiException e) {
            throw QueryErrors.startKeyValue(e);
        }
    }

    private static void requireContent(Map<String, AttributeValue> key, KeySchema schema, @Nullable String indexName) {
        for (KeyAttribute attribute : schema.hash()) {
            KeyConditionChecks.requireFit(value(key, attribute), attribute, indexName, true);
        }
        for (KeyAttribute attribute : schema.range()) {
            KeyConditionChecks.requireFit(value(key, attribute), attribute, indexName, false);
        }
    }

    /** Checks that a query could have come to the key. */
    static void requireWithin(AttributeMap key, KeyRange conditions, PageSource source) {
        if (isSingleRow(conditions, source)) {
            throw source.table().keySchema().rangeKey() == null
                    ? QueryErrors.startKeyWithoutSortKey(key)
                    : QueryErrors.startKeyOfSingleRow();
        }
        KeySchema schema = source.keySchema();
        for (int index = 0; index < schema.hash().size(); index++) {
            if (!value(key.values(), schema.hash().get(index))
                    .equals(conditions.hash().get(index))) {
                throw QueryErrors.startKeyOutsideQuery();
            }
        }
        for (int index = 0; index < conditions.range().size(); index++) {
            if (!conditions
                    .range()
                    .get(index)
                    .test(value(key.values(), schema.range().get(index)))) {
                throw QueryErrors.startKeyOutsideRange();
            }
        }
    }

    /**
     * Whether the conditions give the whole primary key of the table. There is no way to go on after such a query, so
     * it answers no LastEvaluatedKey either, whatever its Limit.
     */
    static boolean isSingleRow(KeyRange conditions, PageSource source) {
        if (source.index() != null) {
            return false;
        }
        if (source.table().keySchema().rangeKey() == null) {
            return true;
        }
        List<KeyPredicate> range = conditions.range();
        return !range.isEmpty() && range.get(0).operator() == KeyOperator.EQ;
    }

    private static AttributeValue value(Map<String, AttributeValue> key, KeyAttribute attribute) {
        AttributeValue value = key.get(attribute.name());
        if (value == null) {
            throw new IllegalStateException("a starting key without " + attribute.name() + " was checked before");
        }
        return value;
    }
}
