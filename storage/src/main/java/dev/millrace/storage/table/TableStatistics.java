package dev.millrace.storage.table;

import java.util.Map;

/**
 * What a table holds now.
 *
 * @param sizeBytes sum of the items' sizes by the item-size rule
 * @param indexes what its indexes hold, by name
 */
public record TableStatistics(long itemCount, long sizeBytes, Map<String, OfIndex> indexes) {
    public TableStatistics {
        indexes = Map.copyOf(indexes);
    }

    /** A table without indexes. */
    public TableStatistics(long itemCount, long sizeBytes) {
        this(itemCount, sizeBytes, Map.of());
    }

    /** What an index holds; nothing if it is not known. */
    public OfIndex index(String name) {
        return indexes.getOrDefault(name, OfIndex.EMPTY);
    }

    /**
     * What an index holds now.
     *
     * @param sizeBytes sum of the entries' sizes by the item-size rule
     */
    public record OfIndex(long itemCount, long sizeBytes) {
        static final OfIndex EMPTY = new OfIndex(0, 0);
    }
}
