package dev.millrace.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.operation.ProjectionType;
import dev.millrace.storage.clock.ClockPosition;
import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.kv.fault.Fault;
import dev.millrace.storage.kv.fault.FaultInjectingStore;
import dev.millrace.storage.kv.fault.FaultPlan;
import dev.millrace.storage.kv.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class IndexBuilderTest {
    private static final int WAITED_ITEM_COUNT =
            IndexBuilder.WAITED_BATCH_COUNT_MAX * IndexBackfill.BATCH_ITEM_COUNT_MAX;

    private final MemoryStore store = new MemoryStore();
    private final TableCatalog catalog = new TableCatalog(store, ChangeCapture.NONE);
    private final ItemStore items = new ItemStore(store, catalog, ChangeCapture.NONE);
    private final HeldClock clock = new HeldClock();

    @Test
    void aSmallTableIsFilledBeforeTheCallReturns() {
        TableDefinition table = tableWithItems(10);

        new IndexBuilder(store, catalog, clock)
                .build(table, table.globalIndexes().get(0));

        assertThat(state()).isEqualTo(IndexState.ACTIVE);
        assertThat(clock.tasks).isEmpty();
    }

    @Test
    void aLargeTableIsFilledInTasksOfTheClock() {
        TableDefinition table = tableWithItems(WAITED_ITEM_COUNT + 1);

        new IndexBuilder(store, catalog, clock)
                .build(table, table.globalIndexes().get(0));
        assertThat(state()).isEqualTo(IndexState.CREATING);
        clock.runAll();

        assertThat(state()).isEqualTo(IndexState.ACTIVE);
        assertThat(items.statistics(catalog.require("filled")).index("late").itemCount())
                .isEqualTo(WAITED_ITEM_COUNT + 1L);
    }

    @Test
    void whatAFormerRunLeftIsTakenUpAtTheStart() {
        tableWithItems(10);

        new IndexBuilder(store, catalog, clock).resume();
        clock.runAll();

        assertThat(state()).isEqualTo(IndexState.ACTIVE);
    }

    @Test
    void afterAFailureOfTheEngineItIsTriedAgain() {
        TableDefinition table = tableWithItems(10);
        Deque<Fault> faults = new ArrayDeque<>(List.of(Fault.FAILED));
        FaultPlan failOnce = () -> faults.isEmpty() ? Fault.NONE : faults.remove();
        IndexBuilder builder = new IndexBuilder(new FaultInjectingStore(store, failOnce), catalog, clock);

        builder.build(table, table.globalIndexes().get(0));
        assertThat(state()).isEqualTo(IndexState.CREATING);
        clock.runAll();

        assertThat(state()).isEqualTo(IndexState.ACTIVE);
    }

    @Test
    void aClosedBuilderDoesNothingMore() {
        TableDefinition table = tableWithItems(10);
        IndexBuilder builder = new IndexBuilder(store, catalog, clock);
        builder.resume();

        builder.close();
        clock.runAll();
        builder.build(table, table.globalIndexes().get(0));

        assertThat(state()).isEqualTo(IndexState.CREATING);
    }

    private TableDefinition tableWithItems(int count) {
        TableDefinition table = catalog.create(Tables.draft("filled"), null, Tables.NOW);
        for (int number = 0; number < count; number++) {
            Tables.put(items, table, Tables.item("item " + number, "a", AttributeValue.s("a")));
        }
        return catalog.update(
                "filled",
                (before, streams) -> before.toBuilder()
                        .globalIndexes(List.of(IndexModel.global(
                                        "late", new KeySchema(List.of(IndexModel.A), List.of()), ProjectionType.ALL)
                                .withState(IndexState.CREATING)))
                        .build(),
                Tables.NOW);
    }

    private IndexState state() {
        return catalog.require("filled").findIndex("late").orElseThrow().state();
    }

    /** A clock whose tasks run when the test says so. */
    private static final class HeldClock implements VirtualClock {
        private final Deque<Runnable> tasks = new ArrayDeque<>();

        void runAll() {
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }

        @Override
        public ScheduledTask schedule(Instant due, Runnable task) {
            tasks.add(task);
            return () -> tasks.remove(task);
        }

        @Override
        public Instant instant() {
            return Tables.NOW;
        }

        @Override
        public void advance(Duration step) {
            throw new UnsupportedOperationException("this clock stands");
        }

        @Override
        public void set(Instant instant) {
            throw new UnsupportedOperationException("this clock stands");
        }

        @Override
        public Instant destination() {
            return instant();
        }

        @Override
        public void reset() {}

        @Override
        public void freeze() {}

        @Override
        public void resume() {}

        @Override
        public ClockPosition position() {
            return new ClockPosition(instant(), true);
        }

        @Override
        public void jump(Supplier<ClockPosition> change) {
            throw new UnsupportedOperationException("this clock stands");
        }

        @Override
        public boolean isFrozen() {
            return true;
        }

        @Override
        public void close() {
            tasks.clear();
        }
    }
}
