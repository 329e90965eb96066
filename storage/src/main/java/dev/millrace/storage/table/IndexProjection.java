package dev.millrace.storage.table;

import dev.millrace.protocol.expression.eval.BoundUpdate;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.IndexKeyChecks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an index makes of an item: the entry it holds, or none. Pure functions, for maintenance, capacity and reads
 * alike (source: operations.md, indexes).
 */
public final class IndexProjection {
    private IndexProjection() {}

    /**
     * The entry of an item: the item itself if the index projects all of it.
     *
     * @param item null if there is none
     * @return null if the item is not in the index, because a key attribute is missing or, in an item from before the
     *     index, no key of it
     */
    public static @Nullable Item entry(TableDefinition table, IndexDefinition index, @Nullable Item item) {
        if (item == null || !IndexKeyChecks.isIndexed(index.keySchema(), item.attributes())) {
            return null;
        }
        return switch (index.projection()) {
            case ALL -> item;
            case KEYS_ONLY, INCLUDE -> projected(table, index, item);
        };
    }

    /** Whether the index holds this attribute of the items in it. */
    public static boolean projects(TableDefinition table, IndexDefinition index, String attributeName) {
        return switch (index.projection()) {
            case ALL -> true;
            case KEYS_ONLY -> isKey(table, index, attributeName);
            case INCLUDE ->
                isKey(table, index, attributeName) || index.nonKeyAttributes().contains(attributeName);
        };
    }

    /**
     * Checks the key attributes of an item that is put, before the put is tried.
     *
     * @throws dev.millrace.protocol.error.ApiException if an index refuses one
     */
    public static void requireIndexable(TableDefinition table, Item item) {
        // A global index is named before a local one (source: errors.md 6.2).
        for (IndexDefinition index : table.globalIndexes()) {
            IndexKeyChecks.requirePut(index.name(), index.keySchema(), item.attributes());
        }
        for (IndexDefinition index : table.localIndexes()) {
            IndexKeyChecks.requirePut(index.name(), index.keySchema(), item.attributes());
        }
    }

    /**
     * Checks the paths of an update, before the update is tried.
     *
     * @throws dev.millrace.protocol.error.ApiException if one reaches into a key attribute of an index
     */
    public static void requireUpdatable(TableDefinition table, BoundUpdate update) {
        for (IndexDefinition index : table.globalIndexes()) {
            update.requireNotInside(index.keySchema());
        }
        for (IndexDefinition index : table.localIndexes()) {
            update.requireNotInside(index.keySchema());
        }
    }

    private static Item projected(TableDefinition table, IndexDefinition index, Item item) {
        Map<String, AttributeValue> attributes = item.attributes();
        Map<String, AttributeValue> projected = new LinkedHashMap<>();
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            if (projects(table, index, attribute.getKey())) {
                projected.put(attribute.getKey(), attribute.getValue());
            }
        }
        return projected.size() == attributes.size() ? item : Item.owning(projected);
    }

    private static boolean isKey(TableDefinition table, IndexDefinition index, String attributeName) {
        return table.keySchema().contains(attributeName) || index.keySchema().contains(attributeName);
    }
}
