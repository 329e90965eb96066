package dev.millrace.streams.trigger;

import static dev.millrace.streams.trigger.TriggerFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.streams.StreamsFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchingTest {
    private final TriggerFixture it = new TriggerFixture();

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void whatIsThereIsSentAtOnceWithoutAWindow() {
        String uuid = it.create(settings());
        it.putAndSettle("a");
        it.putAndSettle("b");

        assertThat(it.batches()).containsExactly(List.of("a"), List.of("b"));
        it.assertCaughtUp(uuid);
    }

    @Test
    void whatCameMeanwhileIsOneBatch() {
        it.create(settings());
        it.function.hold();
        it.putAndSettle("a");
        it.putAndSettle("b");
        it.putAndSettle("c");
        assertThat(it.batches()).as("one batch in flight").containsExactly(List.of("a"));

        it.function.letGo();
        it.function.release(FakeFunction.ok());
        it.pool.settle();

        assertThat(it.batches()).containsExactly(List.of("a"), List.of("b", "c"));
    }

    @Test
    void noBatchIsLargerThanBatchSize() {
        it.put("a", "b", "c", "d", "e", "f", "g");
        it.create(settings().batchSize(3));

        assertThat(it.batches()).containsExactly(List.of("a", "b", "c"), List.of("d", "e", "f"), List.of("g"));
    }

    @Test
    void theWindowBeginsWithTheFirstRecordAndEndsByTheClock() {
        String uuid = it.create(settings().batchingWindow(Duration.ofSeconds(10)));
        it.putAndSettle("a");
        it.advance(Duration.ofMillis(9_999));
        it.putAndSettle("b");
        assertThat(it.batches()).isEmpty();
        assertThat(it.isCaughtUp(uuid)).isFalse();

        it.advance(Duration.ofMillis(1));

        assertThat(it.batches()).containsExactly(List.of("a", "b"));
        it.assertCaughtUp(uuid);
    }

    @Test
    void aFullBatchDoesNotWaitForItsWindow() {
        it.create(settings().batchSize(2).batchingWindow(Duration.ofSeconds(10)));
        it.putAndSettle("a", "b", "c");
        assertThat(it.batches()).containsExactly(List.of("a", "b"));

        it.advance(Duration.ofSeconds(10));

        assertThat(it.batches()).containsExactly(List.of("a", "b"), List.of("c"));
    }

    @Test
    void recordsThatAreFilteredOutStartNoWindow() {
        it.create(settings()
                .batchingWindow(Duration.ofSeconds(10))
                .filterPatterns(List.of("{\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[\"wanted\"]}}}}")));
        it.putAndSettle("other");
        it.advance(Duration.ofSeconds(9));
        it.putAndSettle("wanted");
        it.advance(Duration.ofSeconds(9));
        assertThat(it.batches()).isEmpty();

        it.advance(Duration.ofSeconds(1));

        assertThat(it.batches()).containsExactly(List.of("wanted"));
    }

    @Test
    void aPayloadStaysBelowSixMegabytes() {
        String large = "x".repeat(300_000);
        for (int index = 0; index < 30; index++) {
            it.it.put(it.table, StreamsFixture.item("k" + index, "v", large));
        }
        it.create(settings().batchSize(10_000));

        assertThat(it.function.invocations).hasSize(2);
        assertThat(it.function.invocations)
                .allSatisfy(
                        invocation -> assertThat(invocation.payload().length).isLessThan(6 * 1024 * 1024));
        assertThat(it.batches().stream().mapToInt(List::size).sum()).isEqualTo(30);
    }

    @Test
    void aRecordLargerThanAPayloadGoesAlone() {
        // Control characters take six characters of JSON each, in both images.
        it.it.put(it.table, StreamsFixture.item("big", "v", "\u0001".repeat(400_000)));
        it.it.put(it.table, StreamsFixture.item("big", "v", "\u0002".repeat(400_000)));
        it.it.put(it.table, StreamsFixture.item("big", "v", "\u0003".repeat(400_000)));
        it.create(settings());

        assertThat(it.batches()).hasSize(3);
    }

    @Test
    void theEndOfAShardEndsTheWindow() {
        it.create(settings().batchingWindow(Duration.ofMinutes(5)));
        it.putAndSettle("a");
        it.it.streams.resharder().rotate(it.streamArn, it.it.clock.instant());
        it.pool.settle();

        assertThat(it.batches()).containsExactly(List.of("a"));
    }

    @Test
    void twoMappingsOfAStreamAreIndependent() {
        it.create(settings());
        it.triggers.create(
                it.streamArn,
                TriggerFixture.FUNCTION + "2",
                StartingPosition.TRIM_HORIZON,
                settings().build(),
                true);
        it.putAndSettle("a");

        assertThat(it.function.invocations)
                .extracting(Invocation::functionArn)
                .containsExactlyInAnyOrder(TriggerFixture.FUNCTION, TriggerFixture.FUNCTION + "2");
    }
}
