package dev.millrace.protocol.operation;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.model.PrimaryKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key of an item of a table, or AWS's reason why it is none (source of the texts: errors.md 6.2).
 *
 * <p>The order is inferred. An item that is put: the partition key's presence, type, content and size, then the sort
 * key's. A Key parameter: first whether it has the shape of the key at all, then content and size of its two parts.
 */
public final class KeyChecks {
    private KeyChecks() {}

    /** The key of an item that is put. */
    public static PrimaryKey ofItem(KeySchema schema, Map<String, AttributeValue> item) {
        KeyAttribute hashKey = schema.hashKey();
        AttributeValue hash = requireInItem(hashKey, item);
        requireFit(hashKey, hash, true);
        KeyAttribute rangeKey = schema.rangeKey();
        if (rangeKey == null) {
            return new PrimaryKey(hash, null);
        }
        AttributeValue range = requireInItem(rangeKey, item);
        requireFit(rangeKey, range, false);
        return new PrimaryKey(hash, range);
    }

    /** The key that a Key parameter names; it must have the key attributes and no others. */
    public static PrimaryKey ofKey(KeySchema schema, Map<String, AttributeValue> key) {
        KeyAttribute hashKey = schema.hashKey();
        KeyAttribute rangeKey = schema.rangeKey();
        if (key.size() != (rangeKey == null ? 1 : 2)) {
            throw ItemErrors.keyDoesNotMatchSchema();
        }
        AttributeValue hash = requireInKey(hashKey, key);
        AttributeValue range = rangeKey == null ? null : requireInKey(rangeKey, key);
        requireFit(hashKey, hash, true);
        if (rangeKey != null && range != null) {
            requireFit(rangeKey, range, false);
        }
        return new PrimaryKey(hash, range);
    }

    private static AttributeValue requireInItem(KeyAttribute attribute, Map<String, AttributeValue> item) {
        AttributeValue value = item.get(attribute.name());
        if (value == null) {
            throw ItemErrors.missingKey(attribute.name());
        }
        if (value.type() != attribute.type()) {
            throw ItemErrors.keyTypeMismatch(attribute.name(), attribute.type(), value.type());
        }
        return value;
    }

    private static AttributeValue requireInKey(KeyAttribute attribute, Map<String, AttributeValue> key) {
        @Nullable AttributeValue value = key.get(attribute.name());
        if (value == null || value.type() != attribute.type()) {
            throw ItemErrors.keyDoesNotMatchSchema();
        }
        return value;
    }

    /** A number is never empty and never too large. */
    private static void requireFit(KeyAttribute attribute, AttributeValue value, boolean isHash) {
        int size = value.size();
        if (size == 0) {
            throw ItemErrors.emptyKey(attribute.name(), attribute.type());
        }
        if (isHash && size > ServiceLimits.HASH_KEY_SIZE_MAX) {
            throw ItemErrors.hashKeyTooLarge();
        }
        if (!isHash && size > ServiceLimits.RANGE_KEY_SIZE_MAX) {
            throw ItemErrors.rangeKeyTooLarge();
        }
    }
}
