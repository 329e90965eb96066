package dev.millrace.streams;

import static dev.millrace.streams.StreamsFixture.arn;
import static dev.millrace.streams.StreamsFixture.item;
import static dev.millrace.streams.StreamsFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.StreamEventName;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.fault.Fault;
import dev.millrace.storage.kv.fault.FaultInjectingStore;
import dev.millrace.storage.kv.fault.FaultPlan;
import dev.millrace.storage.kv.memory.MemoryStore;
import dev.millrace.storage.table.ItemMutation;
import dev.millrace.storage.table.TableCatalog;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TableStatistics;
import dev.millrace.storage.table.TableStream;
import dev.millrace.storage.table.WriteResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random operations over an engine that fails in all the ways it may. What was answered must hold; where the answer was
 * that nobody knows, what the store holds decides. Items, counters and the images of each stream agree in the end.
 */
class FaultModelTest {
    private static final int STEP_COUNT = 800;
    private static final String TABLE = "music";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatWasAnsweredHoldsWhateverFails(long seed) {
        try {
            new Run(seed).run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    /** One change that a stream must hold. */
    private record Change(
            StreamEventName event,
            String pk,
            @Nullable Item newImage,
            @Nullable Item oldImage) {}

    private static final class Run {
        private final Random random;
        private final long seed;
        /** Without faults, to see what is stored; remembers nothing. */
        private final OrderedStore engine = new MemoryStore();

        private final FaultInjectingStore faulty = new FaultInjectingStore(engine, FaultPlan.none());
        private final StreamsFixture it = new StreamsFixture(faulty, StreamSettings.DEFAULT);
        private final Map<String, List<Change>> expected = new LinkedHashMap<>();
        private Map<String, Item> model = new TreeMap<>();
        /** Null while there is no table. */
        private @Nullable TableDefinition table;

        private int unknownCount;

        Run(long seed) {
            this.seed = seed;
            random = new Random(seed);
        }

        void run() {
            faulty.follow(FaultPlan.random(
                    seed,
                    40,
                    Fault.CONFLICT,
                    Fault.FAILED,
                    Fault.UNKNOWN_WRITTEN,
                    Fault.UNKNOWN_LOST,
                    Fault.RUN_TWICE));
            for (int step = 0; step < STEP_COUNT; step++) {
                step();
            }
            faulty.follow(FaultPlan.none());
            check();
            assertThat(unknownCount).isPositive();
            it.close();
            faulty.close();
        }

        private void step() {
            TableDefinition current = table;
            int dice = random.nextInt(100);
            if (current == null) {
                change(() -> it.createTable(TABLE, dice < 50 ? StreamViewType.NEW_AND_OLD_IMAGES : null));
            } else if (dice < 40) {
                Item after = item("key" + random.nextInt(8), "v", random.nextInt(3));
                write(current, after, before -> after);
            } else if (dice < 70) {
                String pk = "key" + random.nextInt(8);
                write(current, item(pk), before -> item(pk, "v", before == null ? 0 : before.size(), "w", dice));
            } else if (dice < 88) {
                write(current, item("key" + random.nextInt(8)), before -> null);
            } else if (dice < 97) {
                change(() -> current.enabledStream() == null
                        ? it.enable(TABLE, StreamViewType.NEW_AND_OLD_IMAGES)
                        : it.disable(TABLE));
            } else {
                change(() -> it.catalog.delete(TABLE, gone -> {}, it.clock.instant()));
            }
        }

        private void write(TableDefinition current, Item keyed, ItemMutation mutation) {
            String pk = pk(keyed);
            Item before = model.get(pk);
            Item after = mutation.apply(before);
            long stamp = engine.read(ReadView::stamp);
            CompletableFuture<WriteResult> done = new CompletableFuture<>();
            it.items.mutate(current, key(pk), mutation, it.context(), done::complete);
            boolean written = engine.read(ReadView::stamp) > stamp;
            if (done.join() instanceof WriteResult.Written answer) {
                assertThat(answer).isEqualTo(new WriteResult.Written(before, after));
                assertThat(written).isEqualTo(!Objects.equals(before, after));
            } else {
                RuntimeException cause = ((WriteResult.Refused) done.join()).cause();
                if (cause instanceof ApiException refusal) {
                    // A conflict is told as AWS tells it, and means that nothing was written.
                    assertThat(refusal.type()).isEqualTo(ErrorType.TRANSACTION_CONFLICT);
                    assertThat(written).isFalse();
                } else {
                    assertThat(cause).isInstanceOf(StoreException.class);
                }
                unknownCount += written ? 1 : 0;
            }
            if (written) {
                apply(current, pk, before, after);
            }
        }

        private void apply(TableDefinition current, String pk, @Nullable Item before, @Nullable Item after) {
            if (after == null) {
                model.remove(pk);
            } else {
                model.put(pk, after);
            }
            if (current.enabledStream() != null) {
                StreamEventName event = before == null
                        ? StreamEventName.INSERT
                        : after == null ? StreamEventName.REMOVE : StreamEventName.MODIFY;
                Objects.requireNonNull(expected.get(arn(current))).add(new Change(event, pk, after, before));
            }
        }

        /** Changes the table; what the store holds then says whether it happened. */
        private void change(Supplier<TableDefinition> action) {
            TableDefinition before = table;
            boolean answered = true;
            try {
                assertThat(action.get().name()).isEqualTo(TABLE);
            } catch (StoreException e) {
                answered = false;
            }
            TableDefinition after = it.catalog.find(TABLE).orElse(null);
            assertThat(new TableCatalog(engine, it.streams).find(TABLE)).isEqualTo(it.catalog.find(TABLE));
            if (answered) {
                assertThat(after).isNotEqualTo(before);
            } else if (!Objects.equals(before, after)) {
                unknownCount++;
            }
            if (before == null || after == null || before.id() != after.id()) {
                model = new TreeMap<>();
            }
            TableStream stream = after == null ? null : after.enabledStream();
            if (stream != null) {
                expected.computeIfAbsent(stream.arn(), fresh -> new ArrayList<>());
            }
            table = after;
        }

        private void check() {
            TableDefinition current = table;
            if (current != null) {
                long sizeBytes = 0;
                for (int number = 0; number < 8; number++) {
                    Item wanted = model.get("key" + number);
                    assertThat(it.items.find(current, key("key" + number))).isEqualTo(wanted);
                    sizeBytes += wanted == null ? 0 : wanted.size();
                }
                assertThat(it.items.statistics(current)).isEqualTo(new TableStatistics(model.size(), sizeBytes));
            }
            assertThat(it.streams.list(TABLE, null, 1000, it.clock.instant()).streams())
                    .hasSize(expected.size());
            expected.forEach((arn, changes) -> {
                List<StreamRecord> records = new ArrayList<>(it.readAll(arn));
                records.sort(Comparator.comparing(StreamRecord::sequenceNumber));
                assertThat(records.stream().map(Run::observed).toList()).isEqualTo(changes);
                checkImageChains(records);
            });
        }

        /** The old image of each record is the new image of the one before it of the same item. */
        private static void checkImageChains(List<StreamRecord> records) {
            Map<String, @Nullable Item> last = new TreeMap<>();
            for (StreamRecord record : records) {
                String pk = pk(record.keys());
                if (last.containsKey(pk)) {
                    assertThat(record.oldImage()).isEqualTo(last.get(pk));
                }
                last.put(pk, record.newImage());
            }
        }

        private static Change observed(StreamRecord record) {
            return new Change(record.eventName(), pk(record.keys()), record.newImage(), record.oldImage());
        }

        private static String pk(Item item) {
            return ((AttributeValue.S) Objects.requireNonNull(item.find("pk"))).value();
        }
    }
}
