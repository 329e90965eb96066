package dev.millrace.storage.table;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.storage.key.KeyCodec;
import dev.millrace.storage.kv.Transaction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The write path within a transaction: read before, apply, compare, put, count, capture.
 *
 * <p>Made from remembered definitions, which {@link #guard} declares, for one table and one attempt.
 */
final class WritePlan {
    private final CatalogEntry entry;
    private final ChangeCapture.@Nullable CapturePlan capture;

    private WritePlan(CatalogEntry entry, ChangeCapture.@Nullable CapturePlan capture) {
        this.entry = entry;
        this.capture = capture;
    }

    /**
     * Plans writes to the table that {@code planned} is a definition of, old or new.
     *
     * @throws dev.millrace.protocol.error.ApiException ResourceNotFoundException if it is gone, even if another table
     *     has its name now
     */
    static WritePlan of(TableCatalog catalog, ChangeCapture capture, TableDefinition planned) {
        CatalogEntry entry = catalog.entry(planned.name());
        if (entry == null || entry.definition().id() != planned.id()) {
            throw ItemErrors.tableNotFound();
        }
        return new WritePlan(entry, capture.plan(entry.definition()));
    }

    CatalogEntry entry() {
        return entry;
    }

    /** Declares what this plan was made from; once per transaction. */
    void guard(Transaction transaction) {
        transaction.guard(entry.guardKey(), entry.guardStamp());
        if (capture != null) {
            capture.guard(transaction);
        }
    }

    /** Writes one item. */
    WriteResult.Written write(
            Transaction transaction, PrimaryKey key, byte[] itemKey, ItemMutation mutation, WriteContext context) {
        byte[] stored = transaction.get(itemKey);
        Item before = stored == null ? null : StoredItem.decode(stored);
        Item after = mutation.apply(before);
        if (!same(before, after)) {
            if (after == null) {
                transaction.delete(itemKey);
            } else {
                transaction.put(itemKey, StoredItem.encode(after));
            }
            count(transaction, before, after);
            if (capture != null) {
                capture.capture(transaction, new ItemChange(key, KeyCodec.hashIn(itemKey), before, after), context);
            }
        }
        return new WriteResult.Written(before, after);
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

    /**
     * Whether a write changes nothing, by value (source: streams.md C2). Bytes first: equal canonical JSON is the usual
     * case and needs no decoding. Unequal sizes are as good, since the size of an item follows from its value. Only
     * what is left is decoded, such as sets in another order, or one number in place of another.
     */
    @SuppressWarnings("ReferenceEquality") // A mutation that changes nothing often returns the very item it was given.
    private static boolean same(@Nullable Item before, @Nullable Item after) {
        if (before == after) {
            return true;
        }
        if (before == null || after == null || before.size() != after.size()) {
            return false;
        }
        byte[] beforeJson = before.encodedOrNull();
        return (beforeJson != null && Arrays.equals(beforeJson, ItemJson.encode(after))) || before.equals(after);
    }
}
