package dev.millrace.storage.table;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.key.IndexKeyCodec;
import dev.millrace.storage.key.KeyCodec;
import dev.millrace.storage.key.KeyRange;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.Transaction;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a store, by name. Thread-safe.
 *
 * <p>Definitions are remembered with the stamp of the commit that wrote them. What is remembered may be behind by the
 * length of a commit under way; writes declare the stamp, so none is made from an old definition. Creating, updating
 * and deleting wait for their commit and are not for threads that may not block.
 */
public final class TableCatalog {
    private final OrderedStore store;
    private final ChangeCapture capture;
    private final Map<String, CatalogEntry> entries = new ConcurrentHashMap<>();
    /**
     * The stamp of the newest change made here; guarded by {@code entries}' monitor. What was read from an older state
     * may lack that change, so it is used but not remembered.
     */
    private long newestChange;

    /** A catalogue over {@code store}; {@code capture} opens and closes the streams of its tables. */
    public TableCatalog(OrderedStore store, ChangeCapture capture) {
        this.store = store;
        this.capture = capture;
    }

    /** The table of this name. */
    public Optional<TableDefinition> find(String tableName) {
        CatalogEntry entry = entry(tableName);
        return entry == null ? Optional.empty() : Optional.of(entry.definition());
    }

    /**
     * The table of this name, for an operation on its items.
     *
     * @throws dev.millrace.protocol.error.ApiException ResourceNotFoundException in the words of item operations
     */
    public TableDefinition require(String tableName) {
        CatalogEntry entry = entry(tableName);
        if (entry == null) {
            throw ItemErrors.tableNotFound();
        }
        return entry.definition();
    }

    /** The names after {@code exclusiveStart} in byte order, at most {@code limit} of them. */
    public TableNames list(@Nullable String exclusiveStart, int limit) {
        byte[] from = exclusiveStart == null ? TableKeys.firstDefinition() : TableKeys.afterDefinition(exclusiveStart);
        List<String> names = new ArrayList<>();
        store.read(view -> {
            names.clear();
            view.scan(from, TableKeys.endOfDefinitions(), false, (key, value) -> {
                names.add(TableKeys.tableName(key));
                return names.size() <= limit;
            });
            return null;
        });
        if (names.size() <= limit) {
            return new TableNames(names, null);
        }
        List<String> page = names.subList(0, limit);
        return new TableNames(page, page.get(limit - 1));
    }

    /**
     * Creates a table.
     *
     * @param draft all but its id and stream, which the catalogue gives
     * @param viewType null for a table without stream
     * @throws dev.millrace.protocol.error.ApiException ResourceInUseException if the name is taken
     */
    public TableDefinition create(TableDefinition draft, @Nullable StreamViewType viewType, Instant now) {
        byte[] key = TableKeys.definition(draft.name());
        return change(draft.name(), transaction -> {
            if (transaction.get(key) != null) {
                throw TableErrors.alreadyExists(draft.name());
            }
            TableDefinition table = draft.withId(nextId(transaction)).withLatestStream(null);
            if (viewType != null) {
                table = table.withLatestStream(capture.enable(transaction, table, viewType, now));
            }
            transaction.putGuarded(key.clone(), TableDefinitionCodec.encode(table));
            return table;
        });
    }

    /**
     * Changes a table's settings, indexes or stream. The entries of an index that it leaves out go in the same commit.
     *
     * @return the definition that was written
     * @throws dev.millrace.protocol.error.ApiException ResourceNotFoundException, or what {@code update} throws
     */
    public TableDefinition update(String tableName, TableUpdate update, Instant now) {
        byte[] key = TableKeys.definition(tableName);
        return change(tableName, transaction -> {
            TableDefinition before = requireForUpdate(transaction, key, tableName);
            TableDefinition after = update.apply(before, new StreamSwitch(capture, transaction, now));
            if (after.id() != before.id() || !after.name().equals(before.name())) {
                throw new IllegalStateException("an update made table " + before.name() + " into " + after.name());
            }
            deleteDropped(transaction, before, after);
            transaction.putGuarded(key.clone(), TableDefinitionCodec.encode(after));
            return after;
        });
    }

    /**
     * Deletes a table with all its items; its stream goes on being readable.
     *
     * @param check may throw to refuse
     * @return the definition that was removed
     * @throws dev.millrace.protocol.error.ApiException ResourceNotFoundException, or what {@code check} throws
     */
    public TableDefinition delete(String tableName, Consumer<TableDefinition> check, Instant now) {
        byte[] key = TableKeys.definition(tableName);
        return change(tableName, transaction -> {
            TableDefinition table = requireForUpdate(transaction, key, tableName);
            check.accept(table);
            capture.tableDeleted(transaction, table, now);
            KeyRange items = KeyCodec.tableRange(table.id());
            transaction.deleteRange(items.from(), items.to());
            transaction.delete(TableKeys.itemCount(table.id()));
            transaction.delete(TableKeys.sizeBytes(table.id()));
            if (table.hasIndexes()) {
                KeyRange entries = IndexKeyCodec.tableRange(table.id());
                transaction.deleteRange(entries.from(), entries.to());
                for (IndexDefinition index : table.indexes()) {
                    deleteCounters(transaction, table, index);
                }
            }
            transaction.deleteGuarded(key.clone());
            return table;
        });
    }

    /** The entry from which a write plans, or null if there is no such table. */
    @Nullable
    CatalogEntry entry(String tableName) {
        CatalogEntry known = entries.get(tableName);
        return known != null ? known : load(tableName);
    }

    /** Forgets an entry from which a write planned in vain. */
    void forget(CatalogEntry entry) {
        entries.remove(entry.definition().name(), entry);
    }

    private @Nullable CatalogEntry load(String tableName) {
        byte[] key = TableKeys.definition(tableName);
        Loaded loaded = store.read(view -> {
            byte[] value = view.get(key);
            return new Loaded(
                    value == null
                            ? null
                            : new CatalogEntry(TableDefinitionCodec.decode(value), key, view.guardStamp(key)),
                    view.stamp());
        });
        CatalogEntry entry = loaded.entry();
        if (entry != null) {
            synchronized (entries) {
                if (loaded.stateStamp() >= newestChange) {
                    entries.put(tableName, entry);
                }
            }
        }
        return entry;
    }

    private TableDefinition change(String tableName, Function<Transaction, TableDefinition> body) {
        TableDefinition table;
        try {
            table = CommitRetries.run(store, body);
        } catch (RuntimeException | Error e) {
            // Perhaps written all the same.
            try {
                changed(tableName);
            } catch (RuntimeException unread) {
                e.addSuppressed(unread);
            }
            throw e;
        }
        changed(tableName);
        return table;
    }

    private void changed(String tableName) {
        // First, because it needs no store that answers.
        entries.remove(tableName);
        // The newest state includes the change just committed, so whatever is older must not be remembered any more.
        long stamp = store.read(ReadView::stamp);
        synchronized (entries) {
            newestChange = Math.max(newestChange, stamp);
            entries.remove(tableName);
        }
    }

    private static TableDefinition requireForUpdate(Transaction transaction, byte[] key, String tableName) {
        byte[] value = transaction.get(key);
        if (value == null) {
            throw TableErrors.notFound(tableName);
        }
        return TableDefinitionCodec.decode(value);
    }

    /** An index that an update leaves out is gone with all its entries. */
    private static void deleteDropped(Transaction transaction, TableDefinition before, TableDefinition after) {
        for (IndexDefinition index : before.indexes()) {
            if (after.indexes().stream().noneMatch(kept -> kept.id() == index.id())) {
                KeyRange entries = KeyRange.ofPrefix(IndexKeyCodec.indexPrefix(before.id(), index.id()));
                transaction.deleteRange(entries.from(), entries.to());
                transaction.delete(IndexKeyCodec.backfillPosition(before.id(), index.id()));
                deleteCounters(transaction, before, index);
            }
        }
    }

    private static void deleteCounters(Transaction transaction, TableDefinition table, IndexDefinition index) {
        transaction.delete(TableKeys.indexItemCount(table.id(), index.id()));
        transaction.delete(TableKeys.indexSizeBytes(table.id(), index.id()));
    }

    private static long nextId(Transaction transaction) {
        byte[] last = transaction.get(TableKeys.idSequence());
        long next = last == null ? 1 : ByteBuffer.wrap(last).getLong() + 1;
        transaction.put(
                TableKeys.idSequence(),
                ByteBuffer.allocate(Long.BYTES).putLong(next).array());
        return next;
    }

    private record Loaded(@Nullable CatalogEntry entry, long stateStamp) {}
}
