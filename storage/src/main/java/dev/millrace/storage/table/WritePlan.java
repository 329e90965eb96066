package dev.millrace.storage.table;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.storage.key.KeyCodec;
import dev.millrace.storage.kv.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The write path within a transaction: read before, apply, compare, index, put, count, capture.
 *
 * <p>Made from remembered definitions, which {@link #guard} declares, for one table and one attempt.
 */
final class WritePlan {
    private final CatalogEntry entry;
    private final ChangeCapture.@Nullable CapturePlan capture;
    /** The earliest expiry among the items written so far, also by attempts that came to nothing. */
    private long earliestExpirySecond = Long.MAX_VALUE;

    /** Null for a table without indexes, whose writes pay nothing for them. */
    private final @Nullable IndexMaintenance indexes;

    private WritePlan(
            CatalogEntry entry, ChangeCapture.@Nullable CapturePlan capture, @Nullable IndexMaintenance indexes) {
        this.entry = entry;
        this.capture = capture;
        this.indexes = indexes;
    }

    /**
     * Plans writes to the table that {@code planned} is a definition of, old or new.
     *
     * @param collectionSizeMax bytes of one item collection, where the table has such
     * @throws dev.millrace.protocol.error.ApiException ResourceNotFoundException if it is gone, even if another table
     *     has its name now
     */
    static WritePlan of(TableCatalog catalog, ChangeCapture capture, TableDefinition planned, long collectionSizeMax) {
        CatalogEntry entry = catalog.entry(planned.name());
        if (entry == null
                || entry.definition().id() != planned.id()
                || !entry.definition().state().takesItems()) {
            throw ItemErrors.tableNotFound();
        }
        TableDefinition table = entry.definition();
        return new WritePlan(
                entry, capture.plan(table), table.hasIndexes() ? new IndexMaintenance(table, collectionSizeMax) : null);
    }

    CatalogEntry entry() {
        return entry;
    }

    /** The earliest second at which something written by this plan expires; {@code Long.MAX_VALUE} if nothing does. */
    long earliestExpirySecond() {
        return earliestExpirySecond;
    }

    /** Takes note that what this plan wrote was committed. */
    void committed() {
        if (capture != null) {
            capture.committed();
        }
    }

    /** Declares what this plan was made from; once per transaction. */
    void guard(Transaction transaction) {
        transaction.guard(entry.guardKey(), entry.guardStamp());
        if (capture != null) {
            capture.guard(transaction);
        }
        if (indexes != null) {
            indexes.begin();
        }
    }

    /** Writes one item. */
    WriteResult.Written write(
            Transaction transaction, PrimaryKey key, byte[] itemKey, ItemMutation mutation, WriteContext context) {
        byte[] stored = transaction.get(itemKey);
        Item before = stored == null ? null : StoredItem.decode(stored);
        Item after = mutation.apply(before);
        if (SameItem.test(before, after)) {
            return new WriteResult.Written(
                    before, after, indexes == null ? -1 : indexes.collectionSize(transaction, key));
        }
        StoredVersion version = after == null ? null : new StoredVersion(after, StoredItem.encode(after));
        long collectionSize = indexes == null ? -1 : indexes.change(transaction, key, mutation.kind(), before, version);
        if (version == null) {
            transaction.delete(itemKey);
        } else {
            transaction.put(itemKey, version.value());
        }
        count(transaction, before, after);
        TimeToLive timeToLive = entry.definition().timeToLive();
        if (timeToLive != null) {
            long second = ExpiryEntries.write(transaction, timeToLive, itemKey, before, after);
            earliestExpirySecond = Math.min(earliestExpirySecond, second);
        }
        if (capture != null) {
            capture.capture(transaction, new ItemChange(key, KeyCodec.hashIn(itemKey), before, after), context);
        }
        return new WriteResult.Written(before, after, collectionSize);
    }

    private void count(Transaction transaction, @Nullable Item before, @Nullable Item after) {
        long tableId = entry.definition().id();
        int sizeDelta = (after == null ? 0 : after.size()) - (before == null ? 0 : before.size());
        if (before == null) {
            transaction.add(TableKeys.itemCount(tableId), 1);
        } else if (after == null) {
            transaction.add(TableKeys.itemCount(tableId), -1);
        }
        if (sizeDelta != 0) {
            transaction.add(TableKeys.sizeBytes(tableId), sizeDelta);
        }
    }
}
