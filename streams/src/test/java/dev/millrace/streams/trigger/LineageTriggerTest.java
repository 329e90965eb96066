package dev.millrace.streams.trigger;

import static dev.millrace.streams.trigger.TriggerFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.streams.RootShards;
import dev.millrace.streams.StreamSettings;
import dev.millrace.streams.StreamsFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineageTriggerTest {
    private final TriggerFixture it = new TriggerFixture();

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void childrenBeginWhenTheirParentIsWhollyHandled() {
        String uuid = it.create(settings().batchSize(1));
        it.function.hold();
        it.putAndSettle("a", "b");
        split();
        it.putAndSettle("c");
        assertThat(it.batches()).containsExactly(List.of("a"));
        assertThat(it.triggers.report(uuid).shards())
                .extracting(ShardReport::phase)
                .containsExactly(ShardReport.Phase.ACTIVE, ShardReport.Phase.WAITING, ShardReport.Phase.WAITING);

        it.function.release(FakeFunction.ok());
        it.pool.settle();
        assertThat(it.batches()).containsExactly(List.of("a"), List.of("b"));
        it.function.release(FakeFunction.ok());
        it.pool.settle();

        assertThat(it.batches()).containsExactly(List.of("a"), List.of("b"), List.of("c"));
        it.function.release(FakeFunction.ok());
        it.pool.settle();
        it.assertCaughtUp(uuid);
        assertThat(it.triggers.report(uuid).shards().get(0).phase()).isEqualTo(ShardReport.Phase.DONE);
        assertThat(it.triggers.report(uuid).lagRecords()).isZero();
    }

    @Test
    void latestSeesExactlyWhatIsWrittenAfterCreate() {
        it.put("before");
        it.it.streams.resharder().rotate(it.streamArn, it.it.clock.instant());
        it.put("before2");
        it.triggers.create(
                it.streamArn,
                TriggerFixture.FUNCTION,
                StartingPosition.LATEST,
                settings().build(),
                true);
        it.put("after");
        split();
        it.putAndSettle("after2");

        assertThat(flat()).containsExactly("after", "after2");
    }

    @Test
    void latestOfADisabledMappingBeginsWhenItWasCreated() {
        it.put("before");
        String uuid = it.triggers
                .create(
                        it.streamArn,
                        TriggerFixture.FUNCTION,
                        StartingPosition.LATEST,
                        settings().build(),
                        false)
                .uuid();
        it.putAndSettle("after");
        assertThat(it.batches()).isEmpty();
        it.triggers.update(uuid, null, settings().build(), true);
        it.pool.settle();

        assertThat(flat()).containsExactly("after");
    }

    @Test
    void trimHorizonSeesEverythingInOrderThroughRotationsAndSplits() {
        List<String> written = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            for (int index = 0; index < 5; index++) {
                it.put("k" + round + "-" + index);
                written.add("k" + round + "-" + index);
            }
            if (round % 2 == 0) {
                split();
            } else {
                it.it.streams.resharder().rotate(it.streamArn, it.it.clock.instant());
            }
        }
        String uuid = it.create(settings().batchSize(3));

        assertThat(flat()).containsExactlyInAnyOrderElementsOf(written);
        for (int round = 0; round < 5; round++) {
            // A shard's rounds are wholly handled before its children's.
            assertThat(flat().indexOf("k0-0")).isLessThan(flat().indexOf("k" + (round + 1) + "-0"));
        }
        it.assertCaughtUp(uuid);
    }

    @Test
    void aRestartGoesOnBehindWhatWasHandled() {
        String uuid = it.create(settings().batchSize(2));
        it.putAndSettle("a", "b");
        it.function.hold();
        it.putAndSettle("c", "d");
        it.restart();
        it.function.letGo();
        it.putAndSettle("e");

        assertThat(it.batches().subList(2, it.batches().size()))
                .as("only what was in flight is seen again")
                .isNotEmpty();
        assertThat(flat()).containsSubsequence("a", "b", "c", "d", "c", "d");
        assertThat(flat().stream().filter("a"::equals)).hasSize(1);
        assertThat(it.triggers.get(uuid).functionArn()).isEqualTo(TriggerFixture.FUNCTION);
    }

    @Test
    void anAnswerAfterTheEndOfTheServiceIsForgotten() {
        it.create(settings());
        it.function.hold();
        it.putAndSettle("a");
        it.triggers.close();
        it.function.release(FakeFunction.ok());
        it.pool.settle();
        it.function.letGo();
        it.restart();

        assertThat(flat()).containsExactly("a", "a");
    }

    @Test
    void disablingLetsComeBackWhatIsInFlightAndEnablingGoesOn() {
        String uuid = it.create(settings());
        it.function.hold();
        it.putAndSettle("a");
        assertThat(it.triggers.update(uuid, null, settings().build(), false).state())
                .isEqualTo(MappingState.DISABLING);
        assertThat(it.triggers.get(uuid).state()).isEqualTo(MappingState.DISABLED);
        it.pool.settle();
        it.function.release(FakeFunction.ok());
        it.putAndSettle("b");
        assertThat(flat()).containsExactly("a");

        it.function.letGo();
        assertThat(it.triggers.update(uuid, null, settings().build(), true).state())
                .isEqualTo(MappingState.ENABLING);
        it.pool.settle();

        assertThat(flat()).containsExactly("a", "b");
        it.assertCaughtUp(uuid);
    }

    @Test
    void disablingABatchThatWaitsForItsNextTryTakesEffectAtOnce() {
        it.function.does(event -> FakeFunction.unhandled());
        String uuid = it.create(settings());
        it.putAndSettle("a");
        it.triggers.update(uuid, null, settings().build(), false);
        it.pool.settle();
        it.advanceInSteps(5, Duration.ofMinutes(1));

        assertThat(it.batches()).hasSize(1);
    }

    @Test
    void aStreamThatIsTurnedOffIsDrained() {
        String uuid = it.create(settings().batchSize(1));
        it.function.hold();
        it.putAndSettle("a", "b", "c");
        it.it.disable("music");
        it.function.letGo();
        it.function.release(FakeFunction.ok());
        it.pool.settle();

        assertThat(flat()).containsExactly("a", "b", "c");
        it.assertCaughtUp(uuid);
        it.advanceInSteps(30, Duration.ofHours(1));
        assertThat(it.triggers.report(uuid).shards()).isEmpty();
        it.assertCaughtUp(uuid);
    }

    @Test
    void aRecreatedTableDoesNotFeedTheOldMapping() {
        String uuid = it.create(settings());
        it.putAndSettle("a");
        it.it.catalog.delete("music", before -> {}, it.it.clock.instant());
        it.advance(Duration.ofSeconds(1));
        it.it.put(it.it.createTable("music", StreamViewType.NEW_IMAGE), StreamsFixture.item("b"));
        it.pool.settle();

        assertThat(flat()).containsExactly("a");
        it.assertCaughtUp(uuid);
    }

    @Test
    void checkpointsOfShardsThatAreGoneAreForgotten() {
        try (TriggerFixture rotating = new TriggerFixture(
                StreamSettings.DEFAULT.withRotation(Duration.ofHours(4)).withRootShards(RootShards.of(2)),
                StreamViewType.KEYS_ONLY)) {
            String uuid = rotating.create(settings());
            for (int hour = 0; hour < 60; hour++) {
                rotating.put("k" + hour);
                rotating.advance(Duration.ofHours(1));
            }
            assertThat(rotating.triggers.report(uuid).shards()).hasSizeLessThanOrEqualTo(2 * 8);
            assertThat(new MappingStore(rotating.it.store).checkpoints(uuid)).hasSizeLessThanOrEqualTo(2 * 8);
            assertThat(rotating.function.batches()).hasSize(60);
            rotating.assertCaughtUp(uuid);
        }
    }

    @Test
    void aMappingWithNothingToDoHoldsNothing() {
        String uuid = it.create(settings());
        it.putAndSettle("a");
        it.advance(Duration.ofHours(1));
        assertThat(it.pool.step()).isFalse();
        assertThat(it.triggers.report(uuid).lagMillis()).isZero();
    }

    @Test
    void theReportTellsCheckpointAndLag() {
        it.function.hold();
        String uuid = it.create(settings().batchSize(1));
        it.putAndSettle("a", "b", "c");
        it.it.clock.advance(Duration.ofSeconds(7));

        MappingReport report = it.triggers.report(uuid);
        assertThat(report.lagRecords()).isEqualTo(3);
        assertThat(report.lagMillis()).isEqualTo(7_000);
        assertThat(report.shards().get(0).inFlight()).isEqualTo(1);
        assertThat(report.mapping().lastProcessingResult()).isEqualTo("No records processed");

        it.function.release(FakeFunction.ok());
        it.pool.settle();
        assertThat(it.triggers.report(uuid).lagRecords()).isEqualTo(2);
        it.triggers.update(uuid, null, settings().build(), false);
        it.function.release(FakeFunction.ok());
        it.pool.settle();
        assertThat(it.triggers.report(uuid).lagRecords())
                .as("also while it is off")
                .isEqualTo(1);
    }

    @Test
    void whoWaitsIsToldWhenTheMappingIsDeleted() {
        it.function.hold();
        String uuid = it.create(settings());
        it.putAndSettle("a");
        var caughtUp = it.triggers.caughtUp(uuid).toCompletableFuture();
        it.pool.settle();
        assertThat(it.triggers.delete(uuid).state()).isEqualTo(MappingState.DELETING);
        it.pool.settle();

        assertThat(caughtUp).isCompletedExceptionally();
        it.function.release(FakeFunction.ok());
        it.pool.settle();
        assertThatThrownBy(() -> it.triggers.get(uuid)).isInstanceOf(ApiException.class);
        assertThat(new MappingStore(it.it.store).checkpoints(uuid)).isEmpty();
    }

    private void split() {
        it.it.streams.resharder().split(it.streamArn, null, it.it.clock.instant());
    }

    private List<String> flat() {
        return it.batches().stream().flatMap(List::stream).toList();
    }
}
