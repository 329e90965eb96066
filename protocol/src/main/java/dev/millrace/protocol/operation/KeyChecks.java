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

    /** The key of an item that BatchWriteItem puts, whose faults of shape have the text of a Key parameter (on AWS). */
    public static PrimaryKey ofBatchItem(KeySchema schema, Map<String, AttributeValue> item) {
        for (KeyAttribute attribute : schema.attributes()) {
            var unused = requireInKey(attribute, item);
        }
        return ofItem(schema, item);
    }

    /**
     * Checks that no key attribute is empty, which a write transaction is refused for before its other keys are looked
     * at; those of another type than declared are left to the other checks (source: errors.md 6.4).
     */
    public static void requireNotEmpty(KeySchema schema, Map<String, AttributeValue> attributes) {
        for (KeyAttribute attribute : schema.attributes()) {
            AttributeValue value = attributes.get(attribute.name());
            if (value != null && value.type() == attribute.type() && value.size() == 0) {
                throw ItemErrors.emptyKey(attribute.name(), attribute.type());
            }
        }
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
