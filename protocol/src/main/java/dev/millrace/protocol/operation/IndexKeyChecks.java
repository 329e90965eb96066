package dev.millrace.protocol.operation;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether an item can stand in an index, and whether it may be written if it cannot (source of the texts: errors.md
 * 6.2). A missing index key attribute keeps the item out of the index; one with a value that is no key refuses the
 * write. Each attribute of a key has its own limit of size (inferred for keys of several attributes).
 */
public final class IndexKeyChecks {
    private IndexKeyChecks() {}

    /** Whether an item has all key attributes of an index, each with a value that is a key. */
    public static boolean isIndexed(KeySchema schema, Map<String, AttributeValue> item) {
        return areKeys(schema.hash(), item, ServiceLimits.HASH_KEY_SIZE_MAX)
                && areKeys(schema.range(), item, ServiceLimits.RANGE_KEY_SIZE_MAX);
    }

    /**
     * Checks an item that is put.
     *
     * @throws dev.millrace.protocol.error.ApiException if an index key attribute has a value that is no key
     */
    public static void requirePut(String indexName, KeySchema schema, Map<String, AttributeValue> item) {
        requirePut(indexName, schema.hash(), item, true);
        requirePut(indexName, schema.range(), item, false);
    }

    /**
     * Checks the result of an update. What the update left alone is not its fault: an item from before the index may
     * hold such a value (inferred).
     *
     * @param before the item before the update, empty if there was none
     * @throws dev.millrace.protocol.error.ApiException if it gave an index key attribute a value that is no key
     */
    public static void requireUpdate(
            String indexName, KeySchema schema, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        requireUpdate(indexName, schema.hash(), before, after, true);
        requireUpdate(indexName, schema.range(), before, after, false);
    }

    private static boolean areKeys(List<KeyAttribute> attributes, Map<String, AttributeValue> item, int sizeMax) {
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = item.get(attribute.name());
            if (value == null || value.type() != attribute.type()) {
                return false;
            }
            int size = value.size();
            if (size == 0 || size > sizeMax) {
                return false;
            }
        }
        return true;
    }

    private static void requirePut(
            String indexName, List<KeyAttribute> attributes, Map<String, AttributeValue> item, boolean isHash) {
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = item.get(attribute.name());
            if (value != null) {
                requireType(indexName, attribute, value);
                if (value.size() == 0) {
                    throw ItemErrors.emptyIndexKeyPut(attribute.name(), attribute.type(), indexName);
                }
                requireSize(value, isHash);
            }
        }
    }

    private static void requireUpdate(
            String indexName,
            List<KeyAttribute> attributes,
            Map<String, AttributeValue> before,
            Map<String, AttributeValue> after,
            boolean isHash) {
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = after.get(attribute.name());
            @Nullable AttributeValue old = before.get(attribute.name());
            if (value != null && !value.equals(old)) {
                requireType(indexName, attribute, value);
                if (value.size() == 0) {
                    throw ItemErrors.emptyIndexKeyUpdate(attribute.type());
                }
                requireSize(value, isHash);
            }
        }
    }

    private static void requireType(String indexName, KeyAttribute attribute, AttributeValue value) {
        if (value.type() != attribute.type()) {
            throw ItemErrors.indexKeyTypeMismatch(attribute.name(), attribute.type(), value.type(), indexName);
        }
    }

    /** AWS's text names the limit (asserted on AWS); that it is the text of the table's key is inferred. */
    private static void requireSize(AttributeValue value, boolean isHash) {
        int size = value.size();
        if (isHash && size > ServiceLimits.HASH_KEY_SIZE_MAX) {
            throw ItemErrors.hashKeyTooLarge();
        }
        if (!isHash && size > ServiceLimits.RANGE_KEY_SIZE_MAX) {
            throw ItemErrors.rangeKeyTooLarge();
        }
    }
}
