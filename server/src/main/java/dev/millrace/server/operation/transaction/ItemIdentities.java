package dev.millrace.server.operation.transaction;

import dev.millrace.protocol.error.TransactionErrors;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.storage.table.TableDefinition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds one item that stands twice in a transaction, which AWS tells before a missing table and before a key that does
 * not fit. Not thread-safe; belongs to one request.
 */
final class ItemIdentities {
    private final Set<Identity> known = new HashSet<>();

    /**
     * Adds an item.
     *
     * @param table null if it does not exist; then all attributes count, so that equal keys are found all the same
     * @param attributes an item, or a key
     * @throws dev.millrace.protocol.error.ApiException if it stands there already
     */
    void add(String tableName, @Nullable TableDefinition table, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> identity = attributes;
        if (table != null) {
            identity = new HashMap<>();
            for (KeyAttribute attribute : table.keySchema().attributes()) {
                AttributeValue value = attributes.get(attribute.name());
                if (value == null) {
                    // Not a key of this table, and so no item.
                    return;
                }
                identity.put(attribute.name(), value);
            }
        }
        if (!known.add(new Identity(tableName, identity))) {
            throw TransactionErrors.duplicateItems();
        }
    }

    private record Identity(String tableName, Map<String, AttributeValue> key) {}
}
