package dev.millrace.streams;

import static dev.millrace.streams.StreamsFixture.arn;
import static dev.millrace.streams.StreamsFixture.item;
import static dev.millrace.streams.StreamsFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.ShardDescription;
import dev.millrace.protocol.operation.ShardIteratorType;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.StoreEnvironment;
import dev.millrace.storage.kv.StoreOptions;
import dev.millrace.storage.kv.StoreProvider;
import dev.millrace.storage.kv.memory.MemoryStore;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.WriteResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writes that were planned from an old definition or topology. */
class StreamGuardTest {
    private static final int WRITER_COUNT = 4;
    private static final int KEY_COUNT = 5;
    private static final int CYCLE_COUNT = 25;

    private final OrderedStore store = new MemoryStore();

    @Test
    void aPutPlannedBeforeTheStreamWasTurnedOnElsewhereIsCaptured() {
        try (StreamsFixture here = new StreamsFixture(store, StreamSettings.DEFAULT);
                StreamsFixture elsewhere = new StreamsFixture(store, StreamSettings.DEFAULT)) {
            TableDefinition planned = here.createTable("music", null);
            here.put(planned, item("a", "v", 1));
            TableDefinition enabled = elsewhere.enable("music", StreamViewType.NEW_IMAGE);

            here.put(planned, item("a", "v", 2));

            assertThat(here.readAll(arn(enabled))).hasSize(1);
        }
    }

    @Test
    void aPutPlannedBeforeAShardWasClosedElsewhereLandsInItsChild() {
        try (StreamsFixture here = new StreamsFixture(store, StreamSettings.DEFAULT);
                StreamsFixture elsewhere = new StreamsFixture(store, StreamSettings.DEFAULT)) {
            TableDefinition table = here.createTable("music", StreamViewType.NEW_IMAGE);
            here.put(table, item("a", "v", 1));
            String parent = here.shards(arn(table)).get(0).shardId();
            elsewhere.streams.resharder().replace(arn(table), parent, 1, here.clock.instant());

            here.put(table, item("a", "v", 2));

            String child = here.shards(arn(table)).get(1).shardId();
            String iterator = here.streams.shardIterator(
                    arn(table), child, ShardIteratorType.TRIM_HORIZON, null, here.clock.instant());
            assertThat(here.read(iterator).records()).hasSize(1);
        }
    }

    /**
     * Writers count items up while another, with caches of its own, turns the stream on and off and splits its shards.
     * What was written while the stream surely was on must be in it, and each item's images must chain.
     */
    @Test
    void noChangeIsLostOrMisplacedWhileTheStreamIsTurnedOnAndOffAndSplit() throws Exception {
        race(store);
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void noneIsLostOrMisplacedOnDiskEither(Durability durability, @TempDir Path directory) throws Exception {
        try (StoreEnvironment environment = StoreProvider.require("rocksdb").environment();
                OrderedStore onDisk = environment.open(StoreOptions.in(directory, durability))) {
            race(onDisk);
        }
    }

    private static void race(OrderedStore store) throws Exception {
        try (StreamsFixture here = new StreamsFixture(store, StreamSettings.DEFAULT);
                StreamsFixture elsewhere = new StreamsFixture(store, StreamSettings.DEFAULT)) {
            TableDefinition table = here.createTable("music", null);
            AtomicReference<@Nullable String> surelyOn = new AtomicReference<>();
            AtomicBoolean done = new AtomicBoolean();
            AtomicLong written = new AtomicLong();
            ExecutorService pool = Executors.newFixedThreadPool(WRITER_COUNT);
            List<Future<Set<String>>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITER_COUNT; writer++) {
                int number = writer;
                writers.add(pool.submit(() -> countUp(here, table, number, surelyOn, written, done)));
            }
            List<String> arns = cycle(elsewhere, surelyOn, written);
            done.set(true);
            Set<String> mustHave = new HashSet<>();
            for (Future<Set<String>> writer : writers) {
                mustHave.addAll(writer.get());
            }
            pool.shutdown();

            Set<String> found = new HashSet<>();
            for (String arn : arns) {
                found.addAll(checkChains(here, arn));
            }
            assertThat(mustHave).isNotEmpty();
            mustHave.removeAll(found);
            assertThat(mustHave).isEmpty();
        }
    }

    private static List<String> cycle(
            StreamsFixture elsewhere, AtomicReference<@Nullable String> surelyOn, AtomicLong written) {
        List<String> arns = new ArrayList<>();
        for (int cycle = 0; cycle < CYCLE_COUNT; cycle++) {
            String arn = arn(elsewhere.enable("music", StreamViewType.NEW_AND_OLD_IMAGES));
            arns.add(arn);
            surelyOn.set(arn);
            for (int split = 0; split < 3; split++) {
                awaitWrites(written);
                List<ShardDescription> shards = elsewhere.shards(arn);
                elsewhere
                        .streams
                        .resharder()
                        .replace(arn, shards.get(shards.size() - 1).shardId(), 2, elsewhere.clock.instant());
            }
            surelyOn.set(null);
            elsewhere.disable("music");
        }
        return arns;
    }

    /** Waits until the writers are in the midst of things again. */
    private static void awaitWrites(AtomicLong written) {
        long goal = written.get() + WRITER_COUNT;
        while (written.get() < goal) {
            Thread.onSpinWait();
        }
    }

    /** Counts items up; returns the changes that the stream, named in front of each, must hold. */
    private static Set<String> countUp(
            StreamsFixture here,
            TableDefinition table,
            int writer,
            AtomicReference<@Nullable String> surelyOn,
            AtomicLong written,
            AtomicBoolean done) {
        Set<String> mustHave = new HashSet<>();
        for (int round = 0; !done.get(); round++) {
            String pk = "key" + (round + writer) % KEY_COUNT;
            String onBefore = surelyOn.get();
            CompletableFuture<WriteResult> result = new CompletableFuture<>();
            here.items.mutate(
                    table, key(pk), before -> item(pk, "v", value(before) + 1), here.context(), result::complete);
            WriteResult.Written outcome = (WriteResult.Written) result.join();
            written.incrementAndGet();
            if (onBefore != null && onBefore.equals(surelyOn.get())) {
                mustHave.add(onBefore + ' ' + pk + ' ' + value(outcome.after()));
            }
        }
        return mustHave;
    }

    private static Set<String> checkChains(StreamsFixture here, String arn) {
        Set<String> found = new HashSet<>();
        Map<String, Integer> last = new HashMap<>();
        for (ShardDescription shard : here.shards(arn)) {
            String end = Objects.requireNonNull(shard.sequenceNumberRange().endingSequenceNumber());
            String iterator = here.streams.shardIterator(
                    arn, shard.shardId(), ShardIteratorType.TRIM_HORIZON, null, here.clock.instant());
            while (iterator != null) {
                RecordsPage page = here.read(iterator);
                iterator = page.nextIterator();
                for (StreamRecord record : page.records()) {
                    String pk = ((AttributeValue.S)
                                    Objects.requireNonNull(record.keys().find("pk")))
                            .value();
                    int before = value(record.oldImage());
                    int after = value(record.newImage());
                    assertThat(after).isEqualTo(before + 1);
                    assertThat(last.getOrDefault(pk, before)).isEqualTo(before);
                    assertThat(record.sequenceNumber())
                            .isBetween(shard.sequenceNumberRange().startingSequenceNumber(), end);
                    last.put(pk, after);
                    found.add(arn + ' ' + pk + ' ' + after);
                }
            }
        }
        return found;
    }

    private static int value(@Nullable Item item) {
        return item == null
                ? 0
                : ((AttributeValue.N) Objects.requireNonNull(item.find("v")))
                        .value()
                        .toBigDecimal()
                        .intValueExact();
    }
}
