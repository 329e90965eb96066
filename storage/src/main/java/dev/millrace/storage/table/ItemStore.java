package dev.millrace.storage.table;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.storage.key.KeyCodec;
import dev.millrace.storage.key.KeyRange;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.Transaction;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The items of all tables, and the one way to write them: item, counters and captured change in one commit.
 *
 * <p>Thread-safe. Writes are handed in with a completion, which runs on this thread or another, exactly once. A write
 * planned from an old definition of its table is planned and run again, so mutations may be applied several times.
 */
public final class ItemStore {
    /** AWS's limit of one item collection: 10 GB (source: limits.md, item size). */
    public static final long COLLECTION_SIZE_MAX_DEFAULT = 10L * 1024 * 1024 * 1024;

    private final OrderedStore store;
    private final TableCatalog catalog;
    private final ChangeCapture capture;
    private final long collectionSizeMax;
    private volatile LongConsumer expiryWatcher = second -> {};

    /** The items of the tables in {@code catalog}, which is over the same store and has the same capture. */
    public ItemStore(OrderedStore store, TableCatalog catalog, ChangeCapture capture) {
        this(store, catalog, capture, COLLECTION_SIZE_MAX_DEFAULT);
    }

    /**
     * The same with another limit of item collections.
     *
     * @param collectionSizeMax bytes of one item collection on tables with local indexes
     */
    public ItemStore(OrderedStore store, TableCatalog catalog, ChangeCapture capture, long collectionSizeMax) {
        this.store = store;
        this.catalog = catalog;
        this.capture = capture;
        this.collectionSizeMax = collectionSizeMax;
    }

    /** The newest committed version of an item, or null if there is none. */
    public @Nullable Item find(TableDefinition table, PrimaryKey key) {
        byte[] value = store.get(KeyCodec.itemKey(table.id(), key));
        return value == null ? null : StoredItem.decode(value);
    }

    /**
     * Tells {@code watcher}, and no longer another one, the first second at which something expires that a commit wrote;
     * before the write is answered. The watcher must be quick.
     */
    public void watchExpiries(LongConsumer watcher) {
        expiryWatcher = watcher;
    }

    /** The newest committed versions of several items, all in one state; null where there is none. */
    public List<@Nullable Item> findAll(List<ItemKey> keys) {
        return store.read(view -> {
            List<@Nullable Item> found = new ArrayList<>(keys.size());
            for (ItemKey key : keys) {
                found.add(new TableItems(view, key.table().id()).find(key.key()));
            }
            return found;
        });
    }

    /**
     * Reads a range, in one consistent state, in ascending order of keys or descending. The visitor runs while the
     * state is held, so it must not wait for anything.
     */
    public void scan(ItemRange range, boolean forward, EntryVisitor visitor) {
        KeyRange keys = range.keys();
        long tableId = range.table().id();
        store.read(view -> {
            TableItems base = new TableItems(view, tableId);
            view.scan(keys.from(), keys.to(), !forward, (key, value) -> visitor.visit(StoredItem.decode(value), base));
            return null;
        });
    }

    /** What a table and its indexes hold. */
    public TableStatistics statistics(TableDefinition table) {
        return store.read(view -> {
            Map<String, TableStatistics.OfIndex> indexes = new HashMap<>();
            for (IndexDefinition index : table.indexes()) {
                indexes.put(
                        index.name(),
                        new TableStatistics.OfIndex(
                                view.counter(TableKeys.indexItemCount(table.id(), index.id())),
                                view.counter(TableKeys.indexSizeBytes(table.id(), index.id()))));
            }
            return new TableStatistics(
                    view.counter(TableKeys.itemCount(table.id())),
                    view.counter(TableKeys.sizeBytes(table.id())),
                    indexes);
        });
    }

    /**
     * Writes one item.
     *
     * @param planned the definition that the request was checked against; if its table is gone or was created anew, the
     *     write is refused with ResourceNotFoundException
     */
    public void mutate(
            TableDefinition planned,
            PrimaryKey key,
            ItemMutation mutation,
            WriteContext context,
            Consumer<? super WriteResult> completion) {
        byte[] itemKey = KeyCodec.itemKey(planned.id(), key);
        new SingleWrite(planned, key, itemKey, mutation, context, completion).run(1);
    }

    /**
     * Writes several items, of one table or many, in one commit: all or none. Their captured changes keep the order of
     * {@code writes}, and become visible together. A mutation that returns what it was given is a mere check.
     *
     * @throws IllegalArgumentException if two writes are of the same item
     */
    public void mutateAll(List<ItemWrite> writes, WriteContext context, Consumer<? super WriteAllResult> completion) {
        mutateAll(writes, null, context, completion);
    }

    /**
     * The same, once for each token: a repetition writes nothing, and other content under the token is refused with
     * IdempotentParameterMismatchException. The token is kept in the same commit, if there is one.
     *
     * @param token null to write each time
     * @throws IllegalArgumentException if two writes are of the same item
     */
    public void mutateAll(
            List<ItemWrite> writes,
            @Nullable IdempotencyToken token,
            WriteContext context,
            Consumer<? super WriteAllResult> completion) {
        List<byte[]> itemKeys = new ArrayList<>(writes.size());
        Set<ByteBuffer> distinct = new HashSet<>();
        for (ItemWrite write : writes) {
            byte[] itemKey = KeyCodec.itemKey(write.table().id(), write.key());
            if (!distinct.add(ByteBuffer.wrap(itemKey))) {
                throw new IllegalArgumentException("one commit writes an item once: " + write.key());
            }
            itemKeys.add(itemKey);
        }
        new WriteOfMany(List.copyOf(writes), itemKeys, token, context, completion).run(1);
    }

    /** Sees one entry of a scan. */
    @FunctionalInterface
    public interface EntryVisitor {
        /**
         * Takes one entry.
         *
         * @param entry an item of the table, or what the index holds of it
         * @param base the table's items in the same state
         * @return false to end the scan
         */
        boolean visit(Item entry, TableItems base);
    }

    /** Also after outcomes that wrote nothing, since the engine may have lost track. */
    private void tellExpiry(WritePlan plan) {
        if (plan.earliestExpirySecond() != Long.MAX_VALUE) {
            expiryWatcher.accept(plan.earliestExpirySecond());
        }
    }

    private void forget(WritePlan plan) {
        catalog.forget(plan.entry());
        capture.forgetPlan(plan.entry().definition());
    }

    /**
     * Runs a transaction so that what the store itself throws, being closed, is an answer like any other. What comes
     * out of {@code settle} is not: by then the write was answered.
     */
    private <T> void transact(
            Function<? super Transaction, T> body,
            Consumer<Outcome<T>> settle,
            Consumer<? super RuntimeException> refuse) {
        AtomicBoolean settled = new AtomicBoolean();
        try {
            store.<T>transact(body, outcome -> {
                settled.set(true);
                settle.accept(outcome);
            });
        } catch (RuntimeException e) {
            if (settled.get()) {
                throw e;
            }
            refuse.accept(e);
        }
    }

    private static boolean runsAgain(Outcome<?> outcome, int attempt) {
        return outcome instanceof Outcome.Conflict<?> conflict
                && conflict.staleGuard()
                && attempt < CommitRetries.ATTEMPT_COUNT_MAX;
    }

    private static List<Integer> imageSizes(List<WriteResult.Written> written) {
        List<Integer> sizes = new ArrayList<>(written.size());
        for (WriteResult.Written item : written) {
            int before = item.before() == null ? 0 : item.before().size();
            int after = item.after() == null ? 0 : item.after().size();
            sizes.add(Math.max(before, after));
        }
        return sizes;
    }

    /** One write of one item, over all its attempts. */
    private final class SingleWrite {
        private final TableDefinition planned;
        private final PrimaryKey key;
        private final byte[] itemKey;
        private final ItemMutation mutation;
        private final WriteContext context;
        private final Consumer<? super WriteResult> completion;

        SingleWrite(
                TableDefinition planned,
                PrimaryKey key,
                byte[] itemKey,
                ItemMutation mutation,
                WriteContext context,
                Consumer<? super WriteResult> completion) {
            this.planned = planned;
            this.key = key;
            this.itemKey = itemKey;
            this.mutation = mutation;
            this.context = context;
            this.completion = completion;
        }

        void run(int attempt) {
            WritePlan plan;
            try {
                plan = WritePlan.of(catalog, capture, planned, collectionSizeMax);
            } catch (RuntimeException e) {
                completion.accept(new WriteResult.Refused(e));
                return;
            }
            ItemStore.this.<WriteResult.Written>transact(
                    transaction -> {
                        plan.guard(transaction);
                        return plan.write(transaction, key, itemKey, mutation, context);
                    },
                    outcome -> settle(outcome, plan, attempt),
                    thrown -> completion.accept(new WriteResult.Refused(thrown)));
        }

        private void settle(Outcome<WriteResult.Written> outcome, WritePlan plan, int attempt) {
            tellExpiry(plan);
            if (outcome instanceof Outcome.Committed<WriteResult.Written> committed) {
                plan.committed();
                completion.accept(committed.result());
            } else if (outcome instanceof Outcome.Unchanged<WriteResult.Written> unchanged) {
                completion.accept(unchanged.result());
            } else if (runsAgain(outcome, attempt)) {
                forget(plan);
                run(attempt + 1);
            } else {
                completion.accept(new WriteResult.Refused(CommitRetries.writeFailure(outcome)));
            }
        }
    }

    /** One write of several items, over all its attempts. */
    private final class WriteOfMany {
        private final List<ItemWrite> writes;
        private final List<byte[]> itemKeys;
        private final @Nullable IdempotencyToken token;
        private final WriteContext context;
        private final Consumer<? super WriteAllResult> completion;

        WriteOfMany(
                List<ItemWrite> writes,
                List<byte[]> itemKeys,
                @Nullable IdempotencyToken token,
                WriteContext context,
                Consumer<? super WriteAllResult> completion) {
            this.writes = writes;
            this.itemKeys = itemKeys;
            this.token = token;
            this.context = context;
            this.completion = completion;
        }

        void run(int attempt) {
            Map<Long, WritePlan> plans = new HashMap<>();
            try {
                for (ItemWrite write : writes) {
                    if (!plans.containsKey(write.table().id())) {
                        plans.put(write.table().id(), WritePlan.of(catalog, capture, write.table(), collectionSizeMax));
                    }
                }
            } catch (RuntimeException e) {
                completion.accept(new WriteAllResult.Refused(e));
                return;
            }
            ItemStore.this.<WriteAllResult>transact(
                    transaction -> writeAll(transaction, plans),
                    outcome -> settle(outcome, plans, attempt),
                    thrown -> completion.accept(new WriteAllResult.Refused(thrown)));
        }

        private WriteAllResult writeAll(Transaction transaction, Map<Long, WritePlan> plans) {
            plans.values().forEach(plan -> plan.guard(transaction));
            List<Integer> earlier = token == null ? null : TokenRecords.find(transaction, token, context.now());
            if (earlier != null) {
                return new WriteAllResult.Replayed(earlier);
            }
            List<WriteResult.Written> written = new ArrayList<>(writes.size());
            List<@Nullable ApiException> reasons = new ArrayList<>(writes.size());
            boolean cancelled = false;
            for (int index = 0; index < writes.size(); index++) {
                ItemWrite write = writes.get(index);
                WritePlan plan = plans.get(write.table().id());
                if (plan == null) {
                    throw new IllegalStateException(
                            "no plan for table " + write.table().name());
                }
                try {
                    written.add(plan.write(transaction, write.key(), itemKeys.get(index), write.mutation(), context));
                    reasons.add(null);
                } catch (ApiException e) {
                    reasons.add(e);
                    cancelled = true;
                }
            }
            if (cancelled) {
                throw new WritesCancelled(new WriteAllResult.Cancelled(reasons));
            }
            if (token != null) {
                TokenRecords.keep(transaction, token, context.now(), imageSizes(written));
            }
            return new WriteAllResult.Written(written);
        }

        private void settle(Outcome<WriteAllResult> outcome, Map<Long, WritePlan> plans, int attempt) {
            plans.values().forEach(ItemStore.this::tellExpiry);
            if (outcome instanceof Outcome.Committed<WriteAllResult> committed) {
                plans.values().forEach(WritePlan::committed);
                completion.accept(committed.result());
            } else if (outcome instanceof Outcome.Unchanged<WriteAllResult> unchanged) {
                completion.accept(unchanged.result());
            } else if (outcome instanceof Outcome.Aborted<WriteAllResult> aborted
                    && aborted.cause() instanceof WritesCancelled cancelled) {
                completion.accept(cancelled.result());
            } else if (runsAgain(outcome, attempt)) {
                plans.values().forEach(ItemStore.this::forget);
                run(attempt + 1);
            } else if (CommitRetries.isLostRace(outcome)) {
                completion.accept(new WriteAllResult.Conflicted());
            } else {
                completion.accept(new WriteAllResult.Refused(CommitRetries.failure(outcome)));
            }
        }
    }

    /** Aborts a transaction whose mutations refused, and carries their reasons out of it. */
    private static final class WritesCancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient WriteAllResult.Cancelled result;

        WritesCancelled(WriteAllResult.Cancelled result) {
            super("some writes of a transaction refused", null, false, false);
            this.result = result;
        }

        WriteAllResult.Cancelled result() {
            return result;
        }
    }
}
