package dev.millrace.server.capacity;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.ItemCollectionMetrics;
import dev.millrace.protocol.operation.ReturnItemCollectionMetrics;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.WriteResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of the item collections that an operation wrote to, for those who ask, and only of tables with a local
 * index (source: capacity.md). Not thread-safe; belongs to one request.
 */
public final class CollectionMetrics {
    private static final long GIGABYTE = 1024L * 1024 * 1024;

    private final @Nullable ReturnItemCollectionMetrics choice;
    private final Map<String, Map<AttributeValue, ItemCollectionMetrics>> byTable = new LinkedHashMap<>();

    /** No collections yet. */
    public CollectionMetrics(@Nullable ReturnItemCollectionMetrics choice) {
        this.choice = choice;
    }

    /** The collection of one write; null if it is not asked for, or there is none. */
    public static @Nullable ItemCollectionMetrics of(
            @Nullable ReturnItemCollectionMetrics choice,
            TableDefinition table,
            PrimaryKey key,
            WriteResult.Written written) {
        long size = written.collectionSizeBytes();
        if (choice != ReturnItemCollectionMetrics.SIZE || size < 0) {
            return null;
        }
        // AWS gives whole gigabytes around the size; that they are these is inferred from [0, 1] for small ones.
        double lower = Math.floorDiv(size, GIGABYTE);
        Item collectionKey = Item.of(Map.of(table.keySchema().hashKey().name(), key.hash()));
        return new ItemCollectionMetrics(collectionKey, lower, lower + 1);
    }

    /** Adds one of several writes; of one collection the last counts. */
    public void add(TableDefinition table, PrimaryKey key, WriteResult.Written written) {
        ItemCollectionMetrics metrics = of(choice, table, key, written);
        if (metrics != null) {
            byTable.computeIfAbsent(table.name(), name -> new LinkedHashMap<>()).put(key.hash(), metrics);
        }
    }

    /** What the answer of an operation on several tables shows; null if there is nothing. */
    public @Nullable Map<String, List<ItemCollectionMetrics>> answer() {
        if (byTable.isEmpty()) {
            return null;
        }
        Map<String, List<ItemCollectionMetrics>> answer = new LinkedHashMap<>();
        byTable.forEach((table, collections) -> answer.put(table, new ArrayList<>(collections.values())));
        return answer;
    }
}
