package dev.millrace.protocol.operation;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.expression.eval.KeyPredicate;
import dev.millrace.protocol.expression.eval.KeyRange;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values in key conditions that no key could have (texts: errors.md 6.2, where reads are named beside writes; that an
 * empty operand is refused whatever the operator was measured on DynamoDB Local).
 */
public final class KeyConditionChecks {
    private KeyConditionChecks() {}

    /**
     * Checks the values of conditions that fit a schema.
     *
     * @param indexName the index that {@code schema} belongs to, or null if it is the table's
     */
    public static void requireFit(KeyRange conditions, KeySchema schema, @Nullable String indexName) {
        List<AttributeValue> hash = conditions.hash();
        for (int index = 0; index < hash.size(); index++) {
            requireFit(hash.get(index), schema.hash().get(index), indexName, true);
        }
        List<KeyPredicate> range = conditions.range();
        for (int index = 0; index < range.size(); index++) {
            KeyAttribute attribute = schema.range().get(index);
            requireFit(range.get(index).value(), attribute, indexName, false);
            AttributeValue upper = range.get(index).upper();
            if (upper != null) {
                requireFit(upper, attribute, indexName, false);
            }
        }
    }

    /** Checks one key value of the declared type. */
    public static void requireFit(
            AttributeValue value, KeyAttribute attribute, @Nullable String indexName, boolean isHash) {
        int size = value.size();
        if (size == 0) {
            throw indexName == null
                    ? ItemErrors.emptyKey(attribute.name(), attribute.type())
                    : ItemErrors.emptyIndexKeyPut(attribute.name(), attribute.type(), indexName);
        }
        if (isHash && size > ServiceLimits.HASH_KEY_SIZE_MAX) {
            throw ItemErrors.hashKeyTooLarge();
        }
        if (!isHash && size > ServiceLimits.RANGE_KEY_SIZE_MAX) {
            throw ItemErrors.rangeKeyTooLarge();
        }
    }
}
