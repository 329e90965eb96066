package dev.millrace.storage.table;

import dev.millrace.protocol.model.KeySchema;
import dev.millrace.storage.key.ExpiryKeyCodec;
import dev.millrace.storage.key.KeyCodec;
import dev.millrace.storage.key.KeyRange;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The items that expire, for whoever removes them: in small steps, each of its own commit. Thread-safe, but steps of
 * one table belong one after the other.
 */
public final class ExpiringItems {
    /** What one step of a backfill reads at most, so that writers wait for no more than that. */
    private static final int BACKFILL_ITEM_COUNT_MAX = 100;

    private static final int BACKFILL_SIZE_MAX = 1 << 20;

    private final OrderedStore store;
    private final TableCatalog catalog;
    private final ItemStore items;

    /** The items of {@code items}, which is over the same store and catalogue. */
    public ExpiringItems(OrderedStore store, TableCatalog catalog, ItemStore items) {
        this.store = store;
        this.catalog = catalog;
        this.items = items;
    }

    /** The tables whose items expire, by number. */
    public List<Long> tableIds() {
        List<Long> ids = new ArrayList<>();
        store.read(view -> {
            ids.clear();
            long last = 0;
            while (true) {
                byte[][] next = new byte[1][];
                KeyRange rest = ExpiryKeyCodec.tablesAfter(last);
                view.scan(rest.from(), rest.to(), false, (key, value) -> {
                    next[0] = key;
                    return false;
                });
                if (next[0] == null) {
                    return null;
                }
                last = ExpiryKeyCodec.tableId(next[0]);
                ids.add(last);
            }
        });
        return ids;
    }

    /**
     * Adds entries for some of the items that are older than the table's expiry.
     *
     * @return whether there are more to come
     */
    public boolean backfill(long tableId) {
        byte[] markerKey = ExpiryKeyCodec.table(tableId);
        if (!isBackfilling(store.get(markerKey))) {
            return false;
        }
        return CommitRetries.run(store, transaction -> backfill(transaction, tableId, markerKey));
    }

    /**
     * Removes some of the items of a table that are expired at {@code now}, as the service does.
     *
     * @param after what the step before returned, null for the first
     * @param count how many at most; they go in one commit
     * @return where to go on, null if nothing is left
     */
    public byte @Nullable [] expire(long tableId, byte @Nullable [] after, int count, Instant now) {
        TableDefinition table = find(tableId);
        if (table == null || table.timeToLive() == null) {
            return null;
        }
        KeyRange due = ExpiryKeyCodec.entries(tableId, TimeToLive.oldestSecond(now), now.getEpochSecond());
        KeyRange range = after == null ? due : due.after(after);
        List<byte[]> entries = store.read(view -> {
            List<byte[]> found = new ArrayList<>();
            view.scan(range.from(), range.to(), false, (key, value) -> {
                found.add(key);
                return found.size() < count;
            });
            return found;
        });
        if (!entries.isEmpty()) {
            remove(table, table.timeToLive(), entries, now);
        }
        return entries.size() < count ? null : entries.get(entries.size() - 1);
    }

    /** The first second after {@code now} at which something of a table expires, {@code Long.MAX_VALUE} if nothing does. */
    public long nextSecond(long tableId, Instant now) {
        long[] second = {Long.MAX_VALUE};
        KeyRange later = ExpiryKeyCodec.entries(tableId, now.getEpochSecond() + 1, Instant.MAX.getEpochSecond());
        store.read(view -> {
            second[0] = Long.MAX_VALUE;
            view.scan(later.from(), later.to(), false, (key, value) -> {
                second[0] = ExpiryKeyCodec.second(key);
                return false;
            });
            return null;
        });
        return second[0];
    }

    /** Decides again on the items as they are in the commit: their time may have been changed since. */
    private void remove(TableDefinition table, TimeToLive timeToLive, List<byte[]> entries, Instant now) {
        KeySchema schema = table.keySchema();
        List<ItemWrite> writes = new ArrayList<>(entries.size());
        for (byte[] entry : entries) {
            writes.add(new ItemWrite(
                    table,
                    KeyCodec.decodeItemKey(ExpiryKeyCodec.itemKey(entry), schema),
                    before -> timeToLive.isExpired(before, now) ? null : before));
        }
        WriteContext context = new WriteContext(now, region(table), WriteContext.Actor.TTL_SERVICE);
        CompletableFuture<WriteAllResult> done = new CompletableFuture<>();
        items.mutateAll(writes, context, done::complete);
        WriteAllResult result = done.join();
        if (result instanceof WriteAllResult.Refused refused && find(table.id()) != null) {
            throw refused.cause();
        }
        if (result instanceof WriteAllResult.Conflicted) {
            // Whoever sweeps must come back: the next second after now is past these items.
            throw new StoreException("a competing transaction won over the removal of expired items");
        }
    }

    private boolean backfill(Transaction transaction, long tableId, byte[] markerKey) {
        byte[] stored = transaction.get(markerKey);
        if (stored == null) {
            return false;
        }
        ExpiryEntries.Marker marker = ExpiryEntries.Marker.decode(stored);
        byte[] definition = transaction.get(TableKeys.definition(marker.tableName()));
        TimeToLive timeToLive = definition == null
                ? null
                : TableDefinitionCodec.decode(definition).timeToLive();
        byte[] position = marker.backfilled();
        if (position == null || timeToLive == null) {
            return false;
        }
        BackfillStep step = new BackfillStep(timeToLive);
        KeyRange all = KeyCodec.tableRange(tableId);
        KeyRange rest = position.length == 0 ? all : all.after(position);
        transaction.scan(rest.from(), rest.to(), false, step::visit);
        for (int index = 0; index < step.itemKeys.size(); index++) {
            ExpiryEntries.add(transaction, step.itemKeys.get(index), step.seconds.get(index));
        }
        byte[] reached = step.isFull ? step.itemKeys.get(step.itemKeys.size() - 1) : null;
        transaction.put(markerKey, new ExpiryEntries.Marker(marker.tableName(), reached).encode());
        return step.isFull;
    }

    private static boolean isBackfilling(byte @Nullable [] marker) {
        return marker != null && ExpiryEntries.Marker.decode(marker).backfilled() != null;
    }

    private @Nullable TableDefinition find(long tableId) {
        byte[] marker = store.get(ExpiryKeyCodec.table(tableId));
        if (marker == null) {
            return null;
        }
        TableDefinition table =
                catalog.find(ExpiryEntries.Marker.decode(marker).tableName()).orElse(null);
        return table == null || table.id() != tableId || !table.state().takesItems() ? null : table;
    }

    /** A table's own region; nobody called. */
    private static String region(TableDefinition table) {
        return table.arn().split(":", 6)[3];
    }

    /** The items that one step of a backfill reads. */
    private static final class BackfillStep {
        private final TimeToLive timeToLive;
        private final List<byte[]> itemKeys = new ArrayList<>();
        private final List<Long> seconds = new ArrayList<>();
        private int size;
        private boolean isFull;

        BackfillStep(TimeToLive timeToLive) {
            this.timeToLive = timeToLive;
        }

        boolean visit(byte[] key, byte[] value) {
            itemKeys.add(key);
            seconds.add(timeToLive.expirySecond(StoredItem.decode(value)));
            size += value.length;
            isFull = itemKeys.size() >= BACKFILL_ITEM_COUNT_MAX || size >= BACKFILL_SIZE_MAX;
            return !isFull;
        }
    }
}
