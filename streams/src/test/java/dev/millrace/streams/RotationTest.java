package dev.millrace.streams;

import static dev.millrace.streams.StreamsFixture.arn;
import static dev.millrace.streams.StreamsFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.operation.BillingMode;
import dev.millrace.protocol.operation.ShardDescription;
import dev.millrace.protocol.operation.ShardIteratorType;
import dev.millrace.protocol.operation.StreamStatus;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.clock.MovableClock;
import dev.millrace.storage.kv.fault.Fault;
import dev.millrace.storage.kv.fault.FaultInjectingStore;
import dev.millrace.storage.kv.fault.FaultPlan;
import dev.millrace.storage.kv.memory.MemoryStore;
import dev.millrace.storage.table.TableDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final Duration PERIOD = Duration.ofHours(4);
    private static final StreamSettings FOUR_ROOTS = StreamSettings.DEFAULT.withRootShards(RootShards.of(4));

    private final StreamsFixture it = new StreamsFixture(new MemoryStore(), FOUR_ROOTS);
    private final TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);
    private final String arn = arn(table);

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void everyOpenShardOfAnIdleStreamGetsAChildAfterFourHours() {
        List<ShardDescription> roots = it.shards(arn);
        it.clock.advance(PERIOD.minusMillis(1));
        assertThat(it.shards(arn)).isEqualTo(roots);

        it.clock.advance(Duration.ofMillis(1));

        List<ShardDescription> shards = it.shards(arn);
        assertThat(shards).hasSize(8);
        for (int index = 0; index < 4; index++) {
            ShardDescription root = shards.get(index);
            ShardDescription child = shards.get(4 + index);
            assertThat(root.sequenceNumberRange().endingSequenceNumber()).isNotNull();
            assertThat(child.parentShardId()).isEqualTo(root.shardId());
            assertThat(child.sequenceNumberRange().endingSequenceNumber()).isNull();
            assertThat(child.sequenceNumberRange().startingSequenceNumber())
                    .isGreaterThan(
                            Objects.requireNonNull(root.sequenceNumberRange().endingSequenceNumber()));
        }
    }

    /** Consumers read the time in the id to tell how old a shard is (source: streams.md B1). */
    @Test
    void theIdsOfChildrenTellTheTimeOfTheirRotation() {
        it.clock.advance(PERIOD.multipliedBy(3));

        long last = StreamsFixture.START.plus(PERIOD.multipliedBy(3)).toEpochMilli();
        assertThat(it.shards(arn))
                .extracting(shard -> Long.parseLong(shard.shardId().split("-", -1)[1]))
                .isSorted()
                .doesNotHaveDuplicates()
                .endsWith(last, last + 1, last + 2, last + 3);
    }

    @Test
    void aDayOfRotationListsSixGenerationsAndTheOpenOne() {
        it.clock.advance(Duration.ofHours(23));
        assertThat(it.shards(arn)).hasSize(4 * 6);
        for (int hour = 0; hour < 30; hour++) {
            it.clock.advance(Duration.ofHours(1));
            assertThat(it.shards(arn)).as("hour %d", 24 + hour).hasSize(4 * 7);
        }
        assertThat(it.shards(arn).get(0).parentShardId())
                .as("a parent that is gone is still named")
                .isNotNull();
    }

    @Test
    void aJumpOfYearsMakesUpOnlyWhatWouldStillBeThere() {
        it.clock.advance(Duration.ofDays(3650).plusHours(1));

        List<ShardDescription> shards = it.shards(arn);
        assertThat(shards).hasSizeBetween(4 * 6, 4 * 7);
        assertThat(shards.get(shards.size() - 1).sequenceNumberRange().startingSequenceNumber())
                .as("the number of commits made")
                .isLessThan("1" + "0".repeat(16) + "100" + "00000");
        assertLineage(shards);
    }

    /** Else years take minutes as soon as there are some hundred streams. */
    @Test
    void aJumpOfYearsDoesNotLookAtEveryPeriod() {
        AtomicLong readCount = new AtomicLong();
        FaultInjectingStore counting = new FaultInjectingStore(new MemoryStore(), new FaultPlan() {
            @Override
            public Fault nextTransaction() {
                return Fault.NONE;
            }

            @Override
            public boolean nextReadFails() {
                readCount.incrementAndGet();
                return false;
            }
        });
        try (StreamsFixture here = new StreamsFixture(counting, StreamSettings.DEFAULT)) {
            String stream = arn(here.createTable("idle", StreamViewType.KEYS_ONLY));
            here.clock.advance(Duration.ofDays(3650));
            assertThat(here.shards(stream)).hasSize(7);
        }
        assertThat(readCount).hasValueLessThan(500);
    }

    @Test
    void aPeriodLongerThanTheRetentionRotatesInAJumpAllTheSame() {
        try (StreamsFixture slow =
                new StreamsFixture(new MemoryStore(), StreamSettings.DEFAULT.withRotation(Duration.ofDays(2)))) {
            String stream = arn(slow.createTable("slow", StreamViewType.KEYS_ONLY));
            slow.clock.advance(Duration.ofDays(3));
            // Opened two days ago; its parent was closed then, and is gone since yesterday.
            assertThat(slow.shards(stream))
                    .singleElement()
                    .satisfies(shard -> assertThat(shard.parentShardId()).isNotNull());
        }
    }

    @Test
    void noRotationMeansOneShardForEver() {
        try (StreamsFixture still =
                new StreamsFixture(new MemoryStore(), StreamSettings.DEFAULT.withRotation(Duration.ZERO))) {
            String stream = arn(still.createTable("still", StreamViewType.KEYS_ONLY));
            still.clock.advance(Duration.ofDays(100));
            assertThat(still.shards(stream))
                    .singleElement()
                    .satisfies(shard -> assertThat(shard.parentShardId()).isNull());
        }
    }

    @Test
    void aStreamThatIsTurnedOffIsNotRotated() {
        it.disable("music");
        it.clock.advance(PERIOD.multipliedBy(2));

        assertThat(it.shards(arn)).hasSize(4);
    }

    @Test
    void aStreamOpenedLaterIsRotatedByItsOwnAge() {
        it.clock.advance(Duration.ofHours(1));
        String later = arn(it.createTable("later", StreamViewType.KEYS_ONLY));
        it.clock.advance(PERIOD.minusMillis(1));
        assertThat(it.shards(later)).hasSize(4);
        it.clock.advance(Duration.ofMillis(1));
        assertThat(it.shards(later)).hasSize(8);
    }

    @Test
    void aRestartAfterHoursRotatesOnceInThePresent() {
        it.put(table, item("a"));
        it.streams.close();
        Instant later = StreamsFixture.START.plus(PERIOD.multipliedBy(3));
        try (MovableClock clock = new MovableClock(() -> later, "late-clock");
                StreamService streams = new StreamService(it.store, clock, FOUR_ROOTS, new Random(2))) {
            clock.advance(Duration.ZERO);

            List<ShardDescription> shards =
                    streams.describe(arn, null, 100, later).shards();
            assertThat(shards).hasSize(8);
            assertLineage(shards);
        }
    }

    @Test
    void recordsOfAnItemStayInOrderAlongRotationsAndSplits() {
        Map<String, Integer> written = new HashMap<>();
        for (int round = 0; round < 12; round++) {
            for (int key = 0; key < 20; key++) {
                it.put(table, item("k" + key, "v", round));
                written.merge("k" + key, 1, Integer::sum);
            }
            switch (round % 3) {
                case 0 -> it.clock.advance(Duration.ofHours(2));
                case 1 -> it.streams.resharder().split(arn, null, it.clock.instant());
                default -> it.streams.resharder().rotate(arn, it.clock.instant());
            }
        }

        Map<String, List<String>> seen = new HashMap<>();
        for (StreamRecord record : it.readAll(arn)) {
            seen.computeIfAbsent(record.keys().toString(), key -> new ArrayList<>())
                    .add(String.valueOf(
                            Objects.requireNonNull(record.newImage()).find("v")));
        }
        assertThat(seen).hasSameSizeAs(written);
        List<String> rounds = List.copyOf(seen.values().iterator().next());
        assertThat(rounds).hasSize(12).doesNotHaveDuplicates();
        assertThat(seen.values()).allSatisfy(values -> assertThat(values).isEqualTo(rounds));
        assertLineage(it.shards(arn));
    }

    @Test
    void latestIsExactInEachShardAlsoWhenItIsClosedMeanwhile() {
        for (int key = 0; key < 40; key++) {
            it.put(table, item("before" + key));
        }
        List<String> latest = new ArrayList<>();
        for (ShardDescription shard : it.shards(arn)) {
            latest.add(
                    it.streams.shardIterator(arn, shard.shardId(), ShardIteratorType.LATEST, null, it.clock.instant()));
        }
        it.streams.resharder().rotate(arn, it.clock.instant());
        for (int key = 0; key < 40; key++) {
            it.put(table, item("after" + key));
        }
        for (String iterator : latest) {
            RecordsPage page = it.read(iterator);
            assertThat(page.records()).isEmpty();
            assertThat(page.nextIterator()).isNull();
        }
        assertThat(it.readAll(arn)).hasSize(80);
    }

    @Test
    void splitTakesTheWidestShardUnlessOneIsNamed() {
        List<ShardDescription> roots = it.shards(arn);
        Resharding named = it.streams.resharder().split(arn, roots.get(2).shardId(), it.clock.instant());
        Resharding first = it.streams.resharder().split(arn, null, it.clock.instant());

        assertThat(named.closed()).containsExactly(roots.get(2).shardId());
        assertThat(named.opened()).hasSize(2);
        assertThat(first.closed()).containsExactly(roots.get(0).shardId());
        assertThat(it.shards(arn)).hasSize(8);
    }

    @Test
    void whatCannotBeSplitOrRotatedIsRefused() {
        String root = it.shards(arn).get(0).shardId();
        Instant now = it.clock.instant();
        it.streams.resharder().split(arn, root, now);

        assertThatThrownBy(() -> it.streams.resharder().split(arn, root, now))
                .isInstanceOf(ApiException.class)
                .hasMessage("The shard is closed: " + root);
        assertThatThrownBy(() -> it.streams.resharder().split(arn, "shardId-x", now))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Shard: shardId-x");
        assertThatThrownBy(() -> it.streams.resharder().rotate(arn + "0", now)).isInstanceOf(ApiException.class);
        it.disable("music");
        assertThatThrownBy(() -> it.streams.resharder().rotate(arn, now))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("The stream is turned off");
    }

    @Test
    void aShardOfOneHashIsNotSplit() {
        String narrow = it.shards(arn).get(0).shardId();
        for (int split = 0; split < 62; split++) {
            narrow = it.streams
                    .resharder()
                    .split(arn, narrow, it.clock.instant())
                    .opened()
                    .get(0);
        }
        String last = narrow;
        assertThatThrownBy(() -> it.streams.resharder().split(arn, last, it.clock.instant()))
                .isInstanceOf(ApiException.class)
                .hasMessage("The shard is too narrow to be split: " + last);
    }

    @Test
    void rootsAreAsOnAwsIfAskedFor() {
        assertThat(RootShards.AS_ON_AWS.count(BillingMode.PROVISIONED)).isEqualTo(1);
        assertThat(RootShards.AS_ON_AWS.count(BillingMode.PAY_PER_REQUEST)).isEqualTo(4);
        assertThatThrownBy(() -> RootShards.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RootShards.of(257)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRotationTooQuickForTheRetentionIsRefused() {
        assertThatThrownBy(() -> StreamSettings.DEFAULT.withRotation(Duration.ofMillis(8639)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(StreamSettings.DEFAULT.withRotation(Duration.ofMillis(8640)).rotates())
                .isTrue();
        assertThatThrownBy(() -> StreamSettings.DEFAULT.withRetention(Duration.ofMillis(999)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void transitionsTakeTheirTimeIfAskedFor() {
        StreamSettings slow = StreamSettings.DEFAULT.withTransition(Duration.ofSeconds(3));
        try (StreamsFixture here = new StreamsFixture(new MemoryStore(), slow)) {
            String stream = arn(here.createTable("slow", StreamViewType.KEYS_ONLY));
            assertThat(status(here, stream)).isEqualTo(StreamStatus.ENABLING);
            assertThat(here.shards(stream)).isEmpty();
            here.clock.advance(Duration.ofSeconds(3));
            assertThat(status(here, stream)).isEqualTo(StreamStatus.ENABLED);
            assertThat(here.shards(stream)).hasSize(1);
            here.disable("slow");
            assertThat(status(here, stream)).isEqualTo(StreamStatus.DISABLING);
            here.clock.advance(Duration.ofSeconds(3));
            assertThat(status(here, stream)).isEqualTo(StreamStatus.DISABLED);
        }
    }

    @Test
    void aStreamOfATimeToComeIsWhatItIsAfterTheClockWasSetBack() {
        for (Duration transition : List.of(Duration.ZERO, Duration.ofSeconds(3))) {
            try (StreamsFixture here =
                    new StreamsFixture(new MemoryStore(), StreamSettings.DEFAULT.withTransition(transition))) {
                String stream = arn(here.createTable("future", StreamViewType.KEYS_ONLY));
                here.clock.set(StreamsFixture.START.minus(Duration.ofDays(10)));
                assertThat(status(here, stream)).isEqualTo(StreamStatus.ENABLED);
                assertThat(here.shards(stream)).isNotEmpty();
                here.clock.set(StreamsFixture.START.plus(Duration.ofDays(1)));
                here.disable("future");
                here.clock.set(StreamsFixture.START);
                assertThat(status(here, stream)).isEqualTo(StreamStatus.DISABLED);
            }
        }
    }

    @Test
    void aShardOfATimeToComeIsReplacedAndRotationGoesOn() {
        it.put(table, item("a"));
        it.clock.advance(Duration.ZERO);
        it.clock.set(StreamsFixture.START.minus(Duration.ofDays(10)));
        it.clock.advance(PERIOD);
        assertThat(it.shards(arn)).hasSize(8);
        it.clock.advance(PERIOD.multipliedBy(2));
        assertThat(it.shards(arn)).hasSize(16);
        assertLineage(it.shards(arn));
        assertThat(it.readAll(arn)).hasSize(1);
        for (int round = 0; round < 12; round++) {
            it.clock.advance(PERIOD);
            assertLineage(it.shards(arn));
            assertThat(it.shards(arn)).hasSizeLessThanOrEqualTo(4 * 8);
        }
    }

    @Test
    void noClosedShardIsLeftWithoutItsChildrenHoweverTheClockIsSet() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(4)) {
                case 0 -> it.clock.set(it.clock.instant().minus(Duration.ofMinutes(random.nextInt(3000))));
                case 1 -> it.clock.advance(Duration.ofMinutes(random.nextInt(3000)));
                case 2 -> it.streams.resharder().rotate(arn, it.clock.instant());
                default -> {
                    if (it.shards(arn).size() < 40) {
                        it.streams.resharder().split(arn, null, it.clock.instant());
                    }
                }
            }
            try {
                assertLineage(it.streams
                        .describe(arn, null, Integer.MAX_VALUE, it.clock.instant())
                        .shards());
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", step " + step, e);
            }
        }
    }

    private static StreamStatus status(StreamsFixture here, String stream) {
        return here.streams.describe(stream, null, 100, here.clock.instant()).streamStatus();
    }

    /** What Flink's shard tracker and the KCL check (source: streams.md B1, H). */
    private static void assertLineage(List<ShardDescription> shards) {
        Map<String, ShardDescription> byId = new HashMap<>();
        shards.forEach(shard -> byId.put(shard.shardId(), shard));
        for (ShardDescription shard : shards) {
            boolean hasChild = shards.stream().anyMatch(child -> shard.shardId().equals(child.parentShardId()));
            boolean closed = shard.sequenceNumberRange().endingSequenceNumber() != null;
            assertThat(hasChild)
                    .as("a shard is closed exactly if it has a child")
                    .isEqualTo(closed);
            ShardDescription parent = byId.get(String.valueOf(shard.parentShardId()));
            if (parent != null) {
                assertThat(shard.shardId()).isGreaterThan(parent.shardId());
                assertThat(shard.sequenceNumberRange().startingSequenceNumber())
                        .isGreaterThan(Objects.requireNonNull(
                                parent.sequenceNumberRange().endingSequenceNumber()));
            }
        }
    }
}
