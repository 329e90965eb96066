package dev.millrace.storage.table;

import dev.millrace.storage.key.IndexKeyCodec;
import dev.millrace.storage.key.KeyRange;
import dev.millrace.storage.kv.Transaction;
import org.jspecify.annotations.Nullable;

/** What indexes keep in the store besides their definitions, as it follows changes of the definitions. */
final class IndexData {
    private IndexData() {}

    /** Removes what the indexes keep that an update left out, and what a backfill kept that has ended. */
    static void follow(Transaction transaction, TableDefinition before, TableDefinition after) {
        for (IndexDefinition index : before.indexes()) {
            IndexDefinition kept = find(after, index.id());
            if (index.state() == IndexState.CREATING && (kept == null || kept.state() != IndexState.CREATING)) {
                transaction.delete(IndexKeyCodec.backfillPosition(before.id(), index.id()));
            }
            if (kept == null) {
                KeyRange entries = KeyRange.ofPrefix(IndexKeyCodec.indexPrefix(before.id(), index.id()));
                transaction.deleteRange(entries.from(), entries.to());
                deleteCounters(transaction, before, index);
            }
        }
    }

    /** Removes everything that the indexes of a table keep, because the table goes. */
    static void remove(Transaction transaction, TableDefinition table) {
        if (table.hasIndexes()) {
            KeyRange entries = IndexKeyCodec.tableRange(table.id());
            transaction.deleteRange(entries.from(), entries.to());
            for (IndexDefinition index : table.indexes()) {
                deleteCounters(transaction, table, index);
            }
        }
    }

    /** The index of this number, or null. */
    static @Nullable IndexDefinition find(TableDefinition table, int id) {
        for (IndexDefinition index : table.indexes()) {
            if (index.id() == id) {
                return index;
            }
        }
        return null;
    }

    private static void deleteCounters(Transaction transaction, TableDefinition table, IndexDefinition index) {
        transaction.delete(TableKeys.indexItemCount(table.id(), index.id()));
        transaction.delete(TableKeys.indexSizeBytes(table.id(), index.id()));
    }
}
