package dev.millrace.streams;

import static dev.millrace.streams.StreamsFixture.arn;
import static dev.millrace.streams.StreamsFixture.item;
import static dev.millrace.streams.StreamsFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.ShardDescription;
import dev.millrace.protocol.operation.ShardIteratorType;
import dev.millrace.protocol.operation.StreamEventName;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.StoreEnvironment;
import dev.millrace.storage.kv.StoreOptions;
import dev.millrace.storage.kv.StoreProvider;
import dev.millrace.storage.kv.memory.MemoryStore;
import dev.millrace.storage.table.ItemWrite;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TableStatistics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random table and item operations against plain maps and lists. */
class StreamModelTest {
    private static final int STEP_COUNT = 600;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void tablesAndStreamsAgreeWithPlainMaps(long seed) {
        new Run(new MemoryStore(), StreamModelTest::same, seed).run();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void theyAgreeOnDiskToo(long seed, @TempDir Path directory) {
        try (StoreEnvironment environment = StoreProvider.require("rocksdb").environment()) {
            StoreOptions options = StoreOptions.in(directory, Durability.FSYNC_NEVER);
            new Run(
                            environment.open(options),
                            store -> {
                                store.close();
                                return environment.open(options);
                            },
                            seed)
                    .run();
        }
    }

    /** A memory store cannot be reopened; what is above it can. */
    private static OrderedStore same(OrderedStore store) {
        return store;
    }

    /** What a stream must hold of one change. */
    private record Expected(
            StreamEventName event,
            String pk,
            @Nullable Item newImage,
            @Nullable Item oldImage) {}

    private static final class Run {
        private OrderedStore store;
        private final UnaryOperator<OrderedStore> reopening;
        private final long seed;
        private final Random random;
        private final StreamSettings settings;
        private StreamsFixture it;
        private TableDefinition table;
        private Map<String, Item> model = new TreeMap<>();
        private final Map<String, List<Expected>> expected = new LinkedHashMap<>();
        private final Map<String, StreamViewType> viewTypes = new LinkedHashMap<>();

        Run(OrderedStore store, UnaryOperator<OrderedStore> reopening, long seed) {
            this.store = store;
            this.reopening = reopening;
            this.seed = seed;
            random = new Random(seed);
            settings = StreamSettings.DEFAULT.withRootShards(RootShards.of(1 + (int) (seed % 3)));
            it = new StreamsFixture(store, settings);
            table = it.createTable("music", null);
        }

        void run() {
            for (int step = 0; step < STEP_COUNT; step++) {
                step();
            }
            try {
                check();
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            } finally {
                it.close();
                store.close();
            }
        }

        private void step() {
            int dice = random.nextInt(100);
            if (dice < 70) {
                Map<String, @Nullable Item> change = new LinkedHashMap<>();
                change.put(randomKey(), random.nextInt(4) == 0 ? null : randomItem());
                write(change);
            } else if (dice < 85) {
                Map<String, @Nullable Item> changes = new LinkedHashMap<>();
                for (int index = random.nextInt(5); index >= 0; index--) {
                    changes.put(randomKey(), random.nextInt(4) == 0 ? null : randomItem());
                }
                write(changes);
            } else if (dice < 90) {
                toggleStream();
            } else if (dice < 94) {
                reshard();
            } else if (dice < 96) {
                recreateTable();
            } else if (dice < 98) {
                it.clock.advance(Duration.ofMillis(random.nextInt(3)));
            } else {
                reopen();
            }
        }

        private void write(Map<String, @Nullable Item> changes) {
            List<ItemWrite> writes = new ArrayList<>();
            changes.forEach((pk, template) -> {
                Item after = template == null ? null : withKey(pk, template);
                writes.add(new ItemWrite(table, key(pk), before -> after));
                apply(pk, after);
            });
            if (writes.size() == 1) {
                it.write(
                        table,
                        changes.keySet().iterator().next(),
                        writes.get(0).mutation().apply(null));
            } else {
                it.writeAll(writes);
            }
        }

        private void apply(String pk, @Nullable Item after) {
            Item before = after == null ? model.remove(pk) : model.put(pk, after);
            if (Objects.equals(before, after) || table.enabledStream() == null) {
                return;
            }
            StreamEventName event = before == null
                    ? StreamEventName.INSERT
                    : after == null ? StreamEventName.REMOVE : StreamEventName.MODIFY;
            StreamViewType viewType = Objects.requireNonNull(viewTypes.get(arn(table)));
            boolean carriesNew = viewType.name().contains("NEW");
            boolean carriesOld = viewType.name().contains("OLD");
            Objects.requireNonNull(expected.get(arn(table)))
                    .add(new Expected(event, pk, carriesNew ? after : null, carriesOld ? before : null));
        }

        private void toggleStream() {
            if (table.enabledStream() != null) {
                table = it.disable("music");
            } else {
                StreamViewType viewType = List.of(StreamViewType.values()).get(random.nextInt(4));
                table = it.enable("music", viewType);
                expected.put(arn(table), new ArrayList<>());
                viewTypes.put(arn(table), viewType);
            }
        }

        private void reshard() {
            if (table.enabledStream() != null) {
                List<ShardDescription> open = it.shards(arn(table)).stream()
                        .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                        .toList();
                String shardId = open.get(random.nextInt(open.size())).shardId();
                it.streams.resharder().replace(arn(table), shardId, 1 + random.nextInt(2), it.clock.instant());
            }
        }

        private void recreateTable() {
            it.catalog.delete("music", gone -> {}, it.clock.instant());
            table = it.createTable("music", null);
            model = new TreeMap<>();
        }

        private void reopen() {
            Instant now = it.clock.instant();
            it.close();
            store = reopening.apply(store);
            it = new StreamsFixture(store, settings);
            it.clock.set(now);
        }

        private void check() {
            long sizeBytes = 0;
            for (Map.Entry<String, Item> entry : model.entrySet()) {
                assertThat(it.items.find(table, key(entry.getKey()))).isEqualTo(entry.getValue());
                sizeBytes += entry.getValue().size();
            }
            assertThat(it.items.statistics(table)).isEqualTo(new TableStatistics(model.size(), sizeBytes));
            assertThat(it.streams.list("music", null, 1000, it.clock.instant()).streams())
                    .hasSize(expected.size());
            expected.forEach((arn, changes) -> {
                List<StreamRecord> records = new ArrayList<>(it.readAll(arn));
                records.sort(Comparator.comparing(StreamRecord::sequenceNumber));
                assertThat(records).extracting(StreamRecord::sequenceNumber).doesNotHaveDuplicates();
                assertThat(records).extracting(StreamRecord::eventId).doesNotHaveDuplicates();
                assertThat(records.stream().map(Run::observed).toList()).isEqualTo(changes);
                checkShards(arn);
            });
        }

        private void checkShards(String arn) {
            for (ShardDescription shard : it.shards(arn)) {
                String end = shard.sequenceNumberRange().endingSequenceNumber();
                String iterator = it.streams.shardIterator(
                        arn, shard.shardId(), ShardIteratorType.TRIM_HORIZON, null, it.clock.instant());
                RecordsPage page = it.read(iterator);
                assertThat(page.nextIterator() == null).isEqualTo(end != null);
                for (StreamRecord record : page.records()) {
                    assertThat(record.sequenceNumber())
                            .isGreaterThan(shard.sequenceNumberRange().startingSequenceNumber());
                    assertThat(end == null || record.sequenceNumber().compareTo(end) < 0)
                            .isTrue();
                }
            }
        }

        private static Expected observed(StreamRecord record) {
            String pk = ((AttributeValue.S) Objects.requireNonNull(record.keys().find("pk"))).value();
            return new Expected(record.eventName(), pk, record.newImage(), record.oldImage());
        }

        private String randomKey() {
            return "key" + random.nextInt(12);
        }

        private Item randomItem() {
            return switch (random.nextInt(3)) {
                case 0 -> item("", "v", random.nextInt(3));
                case 1 -> item("", "v", random.nextInt(3), "w", "text" + random.nextInt(2));
                default -> item("", "w", "text", "v", random.nextInt(3));
            };
        }

        private static Item withKey(String pk, Item template) {
            Map<String, AttributeValue> attributes = new LinkedHashMap<>(template.attributes());
            attributes.put("pk", AttributeValue.s(pk));
            return Item.of(attributes);
        }
    }
}
