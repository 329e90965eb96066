package dev.millrace.storage.table;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.protocol.operation.TableStatus;
import dev.millrace.storage.key.KeyCodec;
import dev.millrace.storage.key.KeyRange;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.Transaction;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
 * <p>A table may be CREATING, UPDATING or DELETING for a while ({@link TransientStatuses}); its definition says so, and a
 * task on the clock ends it.
 *
 * <p>Definitions are remembered with the stamp of the commit that wrote them. What is remembered may be behind by the
 * length of a commit under way; writes declare the stamp, so none is made from an old definition. Creating, updating
 * and deleting wait for their commit and are not for threads that may not block.
 */
public final class TableCatalog {
    private final OrderedStore store;
    private final ChangeCapture capture;
    private final TransientStatuses statuses;
    private final Map<String, CatalogEntry> entries = new ConcurrentHashMap<>();
    /**
     * The stamp of the newest change made here; guarded by {@code entries}' monitor. What was read from an older state
     * may lack that change, so it is used but not remembered.
     */
    private long newestChange;

    /** A catalogue over {@code store}; {@code capture} opens and closes the streams of its tables. */
    public TableCatalog(OrderedStore store, ChangeCapture capture) {
        this(store, capture, TransientStatuses.NONE);
    }

    /** The same, of tables that take their time. */
    public TableCatalog(OrderedStore store, ChangeCapture capture, TransientStatuses statuses) {
        this.store = store;
        this.capture = capture;
        this.statuses = statuses;
    }

    /** Ends in their time the statuses that a former run of the store left; to be called once, at the start. */
    public void resume() {
        for (TableDefinition table : definitions()) {
            statuses.schedule(table.state(), () -> settle(table));
            if (table.state().until() != null && !statuses.last()) {
                settle(table);
            }
        }
    }

    /** All tables, in the order of their names. */
    public List<TableDefinition> definitions() {
        List<TableDefinition> tables = new ArrayList<>();
        store.read(view -> {
            tables.clear();
            view.scan(TableKeys.firstDefinition(), TableKeys.endOfDefinitions(), false, (key, value) -> {
                tables.add(TableDefinitionCodec.decode(value));
                return true;
            });
            return null;
        });
        return tables;
    }

    /** The table of this name. */
    public Optional<TableDefinition> find(String tableName) {
        CatalogEntry entry = entry(tableName);
        return entry == null ? Optional.empty() : Optional.of(entry.definition());
    }

    /**
     * The table of this name, for an operation on its items.
     *
     * @throws dev.millrace.protocol.error.ApiException ResourceNotFoundException in the words of item operations, also
     *     while the table is being created or deleted
     */
    public TableDefinition require(String tableName) {
        CatalogEntry entry = entry(tableName);
        if (entry == null || !entry.definition().state().takesItems()) {
            throw ItemErrors.tableNotFound();
        }
        return entry.definition();
    }

    /** When a change that begins at {@code now} is over; null where changes take no time. */
    public @Nullable Instant endOfChange(Instant now) {
        return statuses.end(now);
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
     * @param draft all but its id, state and stream, which the catalogue gives
     * @param viewType null for a table without stream
     * @throws dev.millrace.protocol.error.ApiException ResourceInUseException if the name is taken,
     *     LimitExceededException if there are too many tables
     */
    public TableDefinition create(TableDefinition draft, @Nullable StreamViewType viewType, Instant now) {
        byte[] key = TableKeys.definition(draft.name());
        TableDefinition created = change(draft.name(), transaction -> {
            byte[] present = transaction.get(key);
            if (present != null) {
                TableState state = TableDefinitionCodec.decode(present).state();
                throw state.status() == TableStatus.DELETING
                        ? TableErrors.beingDeleted(draft.name())
                        : TableErrors.alreadyExists(draft.name());
            }
            requireRoom(transaction);
            TableDefinition table = draft.withId(nextId(transaction))
                    .withLatestStream(null)
                    .withState(statuses.begin(TableStatus.CREATING, now));
            if (viewType != null) {
                table = table.withLatestStream(capture.enable(transaction, table, viewType, now));
            }
            transaction.putGuarded(key.clone(), TableDefinitionCodec.encode(table));
            return table;
        });
        statuses.schedule(created.state(), () -> settle(created));
        return created;
    }

    /**
     * Changes a table as UpdateTable does: it is UPDATING for a while.
     *
     * @return the definition that was written
     * @throws dev.millrace.protocol.error.ApiException ResourceNotFoundException, ResourceInUseException unless the
     *     table is ACTIVE, or what {@code update} throws
     */
    public TableDefinition update(String tableName, TableUpdate update, Instant now) {
        TableDefinition updated = configure(
                tableName,
                (table, streams) -> {
                    TableDefinition after = update.apply(table, streams);
                    return after.withState(statuses.beginUpdate(table, after, now));
                },
                now);
        statuses.schedule(updated.state(), () -> settle(updated));
        return updated;
    }

    /**
     * Changes what other operations set, such as tags; the table stays ACTIVE.
     *
     * @return the definition that was written
     * @throws dev.millrace.protocol.error.ApiException ResourceNotFoundException, ResourceInUseException unless the
     *     table is ACTIVE, or what {@code update} throws
     */
    public TableDefinition configure(String tableName, TableUpdate update, Instant now) {
        return rewrite(
                tableName,
                (table, streams) -> {
                    requireActive(table);
                    return update.apply(table, streams);
                },
                now);
    }

    /**
     * Changes a table whatever state it is in. For what the store itself does to tables; operations use
     * {@link #update} and {@link #configure}. The entries of an index that it leaves out go in the same commit.
     *
     * @return the definition that was written
     * @throws dev.millrace.protocol.error.ApiException ResourceNotFoundException, or what {@code update} throws
     */
    public TableDefinition rewrite(String tableName, TableUpdate update, Instant now) {
        byte[] key = TableKeys.definition(tableName);
        return change(tableName, transaction -> {
            TableDefinition before = requireForUpdate(transaction, key, tableName);
            TableDefinition after = update.apply(before, new StreamSwitch(capture, transaction, now));
            if (after.id() != before.id() || !after.name().equals(before.name())) {
                throw new IllegalStateException("an update made table " + before.name() + " into " + after.name());
            }
            IndexData.follow(transaction, before, after);
            ExpiryEntries.follow(transaction, before, after);
            transaction.putGuarded(key.clone(), TableDefinitionCodec.encode(after));
            return after;
        });
    }

    /**
     * Deletes a table with all its items, perhaps after it was DELETING for a while; its stream goes on being readable.
     * A table that is DELETING already is left to it.
     *
     * @param check may throw to refuse
     * @return the definition that goes
     * @throws dev.millrace.protocol.error.ApiException ResourceNotFoundException, ResourceInUseException while it is
     *     CREATING or UPDATING, or what {@code check} throws
     */
    public TableDefinition delete(String tableName, Consumer<TableDefinition> check, Instant now) {
        byte[] key = TableKeys.definition(tableName);
        TableDefinition deleted = change(tableName, transaction -> {
            TableDefinition table = requireForUpdate(transaction, key, tableName);
            if (table.state().status() == TableStatus.DELETING) {
                return table;
            }
            requireActive(table);
            check.accept(table);
            if (statuses.last()) {
                TableDefinition going = table.withState(statuses.begin(TableStatus.DELETING, now));
                transaction.putGuarded(key.clone(), TableDefinitionCodec.encode(going));
                return going;
            }
            remove(transaction, key, table, now);
            return table;
        });
        statuses.schedule(deleted.state(), () -> settle(deleted));
        return deleted;
    }

    /** Removes all tables at once with all their items, whatever state and protection they have. */
    public void dropAll(Instant now) {
        for (TableDefinition seen : definitions()) {
            byte[] key = TableKeys.definition(seen.name());
            change(seen.name(), transaction -> {
                byte[] value = transaction.get(key);
                TableDefinition table = value == null ? null : TableDefinitionCodec.decode(value);
                if (table == null || table.id() != seen.id()) {
                    return seen;
                }
                remove(transaction, key, table, now);
                return table;
            });
        }
    }

    /** Keeps a restore from giving the id of a table a second time. */
    public void carryOver(ReadView left, Transaction restored) {
        byte[] highest = left.get(TableKeys.idSequence());
        byte[] present = restored.get(TableKeys.idSequence());
        if (highest != null && (present == null || Arrays.compareUnsigned(highest, present) > 0)) {
            restored.put(TableKeys.idSequence(), highest);
        }
    }

    /** Forgets what is remembered of another state; to be called when one was restored. */
    public void forgetAll() {
        entries.clear();
        long stamp = store.read(ReadView::stamp);
        synchronized (entries) {
            newestChange = Math.max(newestChange, stamp);
            entries.clear();
        }
    }

    /** Ends the state that a table had when it was {@code seen}, unless it has another one by now. */
    private void settle(TableDefinition seen) {
        Instant until = seen.state().until();
        if (until == null) {
            return;
        }
        byte[] key = TableKeys.definition(seen.name());
        change(seen.name(), transaction -> {
            byte[] value = transaction.get(key);
            TableDefinition table = value == null ? null : TableDefinitionCodec.decode(value);
            if (table == null || table.id() != seen.id() || !table.state().equals(seen.state())) {
                return seen;
            }
            if (table.state().status() == TableStatus.DELETING) {
                remove(transaction, key, table, until);
            } else {
                transaction.putGuarded(key.clone(), TableDefinitionCodec.encode(table.withState(TableState.ACTIVE)));
            }
            return table;
        });
    }

    private void remove(Transaction transaction, byte[] key, TableDefinition table, Instant now) {
        capture.tableDeleted(transaction, table, now);
        KeyRange items = KeyCodec.tableRange(table.id());
        transaction.deleteRange(items.from(), items.to());
        ExpiryEntries.remove(transaction, table);
        transaction.delete(TableKeys.itemCount(table.id()));
        transaction.delete(TableKeys.sizeBytes(table.id()));
        IndexData.remove(transaction, table);
        transaction.deleteGuarded(key.clone());
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

    private static void requireActive(TableDefinition table) {
        switch (table.state().status()) {
            case CREATING -> throw TableErrors.beingCreated(table.name());
            case UPDATING -> throw TableErrors.beingUpdated(table.name());
            case DELETING -> throw TableErrors.beingDeleted(table.name());
            case ACTIVE, INACCESSIBLE_ENCRYPTION_CREDENTIALS, ARCHIVING, ARCHIVED, REPLICATION_NOT_AUTHORIZED -> {}
        }
    }

    private static void requireRoom(Transaction transaction) {
        int[] count = new int[1];
        transaction.scan(TableKeys.firstDefinition(), TableKeys.endOfDefinitions(), false, (key, value) -> {
            count[0]++;
            return true;
        });
        if (count[0] >= ServiceLimits.TABLE_COUNT_MAX) {
            throw TableErrors.tooManyTables(ServiceLimits.TABLE_COUNT_MAX);
        }
    }

    private static TableDefinition requireForUpdate(Transaction transaction, byte[] key, String tableName) {
        byte[] value = transaction.get(key);
        if (value == null) {
            throw TableErrors.notFound(tableName);
        }
        return TableDefinitionCodec.decode(value);
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
