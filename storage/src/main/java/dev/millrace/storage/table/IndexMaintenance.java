package dev.millrace.storage.table;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.IndexKeyChecks;
import dev.millrace.storage.kv.Transaction;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The indexes' share of the write path: checks key attributes, moves entries, counts them, and keeps the sizes of item
 * collections. For one table that has indexes and one attempt; used by one thread at a time.
 */
final class IndexMaintenance {
    private final TableDefinition table;
    private final @Nullable ItemCollections collections;

    IndexMaintenance(TableDefinition table, long collectionSizeMax) {
        this.table = table;
        this.collections = table.localIndexes().isEmpty() ? null : new ItemCollections(table.id(), collectionSizeMax);
    }

    /** Forgets what an earlier run of the transaction did. */
    void begin() {
        if (collections != null) {
            collections.begin();
        }
    }

    /**
     * Takes part in a change of an item.
     *
     * @param before null if the item is new
     * @param version null if the item is removed
     * @return the size of the item's collection after the change, -1 on a table without local indexes
     * @throws dev.millrace.protocol.error.ApiException if the item cannot be written because of an index
     */
    long change(
            Transaction transaction,
            PrimaryKey key,
            ItemMutation.Kind kind,
            @Nullable Item before,
            @Nullable StoredVersion version) {
        Item after = version == null ? null : version.item();
        requireKeys(kind, before, after);
        for (IndexDefinition index : table.globalIndexes()) {
            change(transaction, index, before, version);
        }
        if (collections == null) {
            return -1;
        }
        long sizeBefore = before == null ? 0 : before.size();
        long sizeAfter = after == null ? 0 : after.size();
        for (IndexDefinition index : table.localIndexes()) {
            Change entries = change(transaction, index, before, version);
            sizeBefore += entries.sizeBefore();
            sizeAfter += entries.sizeAfter();
        }
        // An item counts with its local entries (source: limits.md, item size); which text AWS sends is inferred.
        if (sizeAfter > ServiceLimits.ITEM_SIZE_MAX) {
            throw kind == ItemMutation.Kind.PUT ? ItemErrors.itemTooLarge() : ItemErrors.updatedItemTooLarge();
        }
        return collections.add(transaction, key.hash(), sizeAfter - sizeBefore);
    }

    /** The size of an item's collection which the write leaves alone, -1 on a table without local indexes. */
    long collectionSize(Transaction transaction, PrimaryKey key) {
        return collections == null ? -1 : collections.add(transaction, key.hash(), 0);
    }

    /** A global index is named before a local one (source: errors.md 6.2). */
    private void requireKeys(ItemMutation.Kind kind, @Nullable Item before, @Nullable Item after) {
        if (after == null) {
            return;
        }
        switch (kind) {
            case PUT -> IndexProjection.requireIndexable(table, after);
            case UPDATE -> {
                Map<String, AttributeValue> old = before == null ? Map.of() : before.attributes();
                for (IndexDefinition index : table.globalIndexes()) {
                    IndexKeyChecks.requireUpdate(index.name(), index.keySchema(), old, after.attributes());
                }
                for (IndexDefinition index : table.localIndexes()) {
                    IndexKeyChecks.requireUpdate(index.name(), index.keySchema(), old, after.attributes());
                }
            }
        }
    }

    private Change change(
            Transaction transaction, IndexDefinition index, @Nullable Item before, @Nullable StoredVersion version) {
        Item after = version == null ? null : version.item();
        Item entryBefore = IndexProjection.entry(table, index, before);
        Item entryAfter = IndexProjection.entry(table, index, after);
        Change change = new Change(size(entryBefore), size(entryAfter));
        if (isSame(entryBefore, before, entryAfter, after)) {
            return change;
        }
        byte[] keyBefore = entryBefore == null ? null : ItemRange.entryKey(table, index, entryBefore.attributes());
        byte[] keyAfter = entryAfter == null ? null : ItemRange.entryKey(table, index, entryAfter.attributes());
        if (keyBefore != null && index.state() == IndexState.CREATING && transaction.get(keyBefore) == null) {
            // The backfill has not come to this item yet.
            keyBefore = null;
            entryBefore = null;
        }
        if (keyBefore != null && !Arrays.equals(keyBefore, keyAfter)) {
            transaction.delete(keyBefore);
        }
        if (keyAfter != null && entryAfter != null && version != null) {
            transaction.put(keyAfter, version.valueOf(entryAfter));
        }
        count(transaction, index, entryBefore, entryAfter);
        return change;
    }

    /** Two entries that are the items themselves differ, since the items do. */
    @SuppressWarnings("ReferenceEquality") // An index that projects all of an item has the item itself as entry.
    private static boolean isSame(
            @Nullable Item entryBefore, @Nullable Item before, @Nullable Item entryAfter, @Nullable Item after) {
        return !(entryBefore == before && entryAfter == after) && SameItem.test(entryBefore, entryAfter);
    }

    private void count(
            Transaction transaction, IndexDefinition index, @Nullable Item entryBefore, @Nullable Item entryAfter) {
        int countDelta = (entryAfter == null ? 0 : 1) - (entryBefore == null ? 0 : 1);
        if (countDelta != 0) {
            transaction.add(TableKeys.indexItemCount(table.id(), index.id()), countDelta);
        }
        int sizeDelta = size(entryAfter) - size(entryBefore);
        if (sizeDelta != 0) {
            transaction.add(TableKeys.indexSizeBytes(table.id(), index.id()), sizeDelta);
        }
    }

    private static int size(@Nullable Item entry) {
        return entry == null ? 0 : entry.size();
    }

    private record Change(int sizeBefore, int sizeAfter) {}
}
