package dev.millrace.storage.table;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.model.Item;
import dev.millrace.storage.key.IndexKeyCodec;
import dev.millrace.storage.key.KeyCodec;
import dev.millrace.storage.key.KeyRange;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the items from before an index into it, in commits small enough for writes to come between.
 *
 * <p>An index that is CREATING is maintained by every write, since writes are guarded by the definition that says so. A
 * batch reads items and adds the entries that are missing; it never overwrites one, which a write has put and kept up
 * to date. How far it came is stored with each batch, so a backfill goes on where it was, after a restart as well. Items
 * whose values are no index keys are skipped (source: operations.md, indexes). Thread-safe.
 */
final class IndexBackfill {
    static final int BATCH_ITEM_COUNT_MAX = 250;
    private static final long BATCH_SIZE_BYTES_MAX = 1024 * 1024;

    private final OrderedStore store;
    private final TableCatalog catalog;
    private final int batchItemCountMax;

    IndexBackfill(OrderedStore store, TableCatalog catalog, int batchItemCountMax) {
        this.store = store;
        this.catalog = catalog;
        this.batchItemCountMax = batchItemCountMax;
    }

    /**
     * Does one batch, the last of which makes the index ACTIVE.
     *
     * @param now passed on to the catalogue
     * @return whether anything is left to be done; not if the index or its table is gone
     * @throws dev.millrace.storage.kv.StoreException if the engine failed; the batch can be tried again
     */
    boolean advance(Task task, Instant now) {
        for (int attempt = 1; ; attempt++) {
            CatalogEntry entry = catalog.entry(task.tableName());
            IndexDefinition index = entry == null ? null : task.find(entry.definition());
            if (entry == null || index == null) {
                return false;
            }
            Outcome<Boolean> outcome = store.transact(transaction -> {
                transaction.guard(entry.guardKey(), entry.guardStamp());
                return addBatch(transaction, entry.definition(), index);
            });
            if (outcome instanceof Outcome.Committed<Boolean> committed && committed.result()) {
                return true;
            }
            if (outcome instanceof Outcome.Committed<Boolean> || outcome instanceof Outcome.Unchanged<Boolean>) {
                activate(task, now);
                return false;
            }
            if (!(outcome instanceof Outcome.Conflict<Boolean>) || attempt == CommitRetries.ATTEMPT_COUNT_MAX) {
                throw CommitRetries.failure(outcome);
            }
            catalog.forget(entry);
        }
    }

    /** All backfills that are under way in the store. */
    List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (TableDefinition table : catalog.definitions()) {
            for (IndexDefinition index : table.globalIndexes()) {
                if (index.state() == IndexState.CREATING) {
                    tasks.add(new Task(table.name(), table.id(), index.id()));
                }
            }
        }
        return tasks;
    }

    private void activate(Task task, Instant now) {
        try {
            catalog.rewrite(task.tableName(), (table, streams) -> task.activated(table), now);
        } catch (ApiException gone) {
            // The table was deleted meanwhile, and with it what the backfill made.
        }
    }

    /** Whether more batches follow. */
    private boolean addBatch(Transaction transaction, TableDefinition table, IndexDefinition index) {
        byte[] positionKey = IndexKeyCodec.backfillPosition(table.id(), index.id());
        byte[] position = transaction.get(positionKey);
        KeyRange all = KeyCodec.tableRange(table.id());
        KeyRange rest = position == null ? all : all.after(position);
        Batch batch = new Batch(transaction, table, index, batchItemCountMax);
        transaction.scan(rest.from(), rest.to(), false, batch::add);
        batch.count();
        byte[] last = batch.lastKey;
        if (!batch.isFull() || last == null) {
            return false;
        }
        transaction.put(positionKey, last);
        return true;
    }

    /**
     * The backfill of one index.
     *
     * @param tableId tells the table from a later one of its name
     */
    record Task(String tableName, long tableId, int indexId) {
        /** The index in a definition, null if it is not there or not CREATING. */
        @Nullable
        IndexDefinition find(TableDefinition table) {
            Optional<IndexDefinition> index = table.globalIndexes().stream()
                    .filter(candidate -> candidate.id() == indexId && candidate.state() == IndexState.CREATING)
                    .findAny();
            return table.id() == tableId ? index.orElse(null) : null;
        }

        private TableDefinition activated(TableDefinition table) {
            IndexDefinition creating = find(table);
            if (creating == null) {
                return table;
            }
            List<IndexDefinition> indexes = new ArrayList<>(table.globalIndexes());
            indexes.replaceAll(index -> index.equals(creating) ? index.withState(IndexState.ACTIVE) : index);
            return table.toBuilder().globalIndexes(indexes).build();
        }
    }

    /** The entries of one commit. */
    private static final class Batch {
        private final Transaction transaction;
        private final TableDefinition table;
        private final IndexDefinition index;
        private final int itemCountMax;
        private byte @Nullable [] lastKey;
        private int itemCount;
        private long itemSizeBytes;
        private long entryCount;
        private long entrySizeBytes;

        Batch(Transaction transaction, TableDefinition table, IndexDefinition index, int itemCountMax) {
            this.itemCountMax = itemCountMax;
            this.transaction = transaction;
            this.table = table;
            this.index = index;
        }

        boolean isFull() {
            return itemCount >= itemCountMax || itemSizeBytes >= BATCH_SIZE_BYTES_MAX;
        }

        /** Takes one item; false if it was the last for this batch. */
        boolean add(byte[] itemKey, byte[] value) {
            Item entry = IndexProjection.entry(table, index, StoredItem.decode(value));
            if (entry != null) {
                byte[] entryKey = ItemRange.entryKey(table, index, entry.attributes());
                if (transaction.get(entryKey) == null) {
                    transaction.put(entryKey, StoredItem.encode(entry));
                    entryCount++;
                    entrySizeBytes += entry.size();
                }
            }
            lastKey = itemKey;
            itemCount++;
            itemSizeBytes += value.length;
            return !isFull();
        }

        void count() {
            if (entryCount > 0) {
                transaction.add(TableKeys.indexItemCount(table.id(), index.id()), entryCount);
                transaction.add(TableKeys.indexSizeBytes(table.id(), index.id()), entrySizeBytes);
            }
        }
    }
}
