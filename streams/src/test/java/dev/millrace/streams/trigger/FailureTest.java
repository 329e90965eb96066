package dev.millrace.streams.trigger;

import static dev.millrace.streams.trigger.TriggerFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailureTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final TriggerFixture it = new TriggerFixture();

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void aFailedBatchIsTriedAgainWithGrowingWaits() {
        it.function.does(event -> FakeFunction.unhandled());
        it.create(settings());
        it.putAndSettle("a");
        assertThat(it.batches()).hasSize(1);
        it.advance(Duration.ofMillis(199));
        assertThat(it.batches()).hasSize(1);
        it.advance(Duration.ofMillis(1));
        assertThat(it.batches()).hasSize(2);
        it.advance(Duration.ofMillis(399));
        assertThat(it.batches()).hasSize(2);
        it.advance(Duration.ofMillis(1));
        assertThat(it.batches()).hasSize(3);
    }

    @Test
    void aFailedBatchBlocksWhatComesAfterIt() {
        it.function.does(event -> FakeFunction.unhandled());
        String uuid = it.create(settings());
        it.putAndSettle("a");
        it.putAndSettle("b");
        it.advanceInSteps(5, LONG);
        assertThat(it.batches()).allSatisfy(batch -> assertThat(batch).containsExactly("a"));
        assertThat(it.isCaughtUp(uuid)).isFalse();

        it.function.does(event -> FakeFunction.ok());
        it.advance(LONG);

        assertThat(it.batches()).endsWith(List.of("a"), List.of("b"));
        it.assertCaughtUp(uuid);
    }

    /** Recorded on AWS: with one retry the function is invoked twice, and the record says 2. */
    @Test
    void afterTheLastAttemptTheBatchIsToldAndLeft() {
        it.function.does(event -> FakeFunction.unhandled());
        String uuid = it.create(settings().maximumRetryAttempts(1).batchSize(1));
        it.putAndSettle("a", "b");
        it.advanceInSteps(3, LONG);

        assertThat(it.batches()).containsExactly(List.of("a"), List.of("a"), List.of("b"), List.of("b"));
        assertThat(it.queue.discarded()).containsExactly(List.of("a"), List.of("b"));
        JsonNode record = it.queue.json().get(0);
        assertThat(record.at("/requestContext/condition").asText()).isEqualTo("RetryAttemptsExhausted");
        assertThat(record.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(2);
        assertThat(record.at("/requestContext/requestId").asText())
                .isEqualTo(it.function.invocations.get(1).requestId());
        assertThat(record.at("/responseContext/functionError").asText()).isEqualTo("Unhandled");
        it.assertCaughtUp(uuid);
    }

    @Test
    void theFailureRecordIsAwssByteForByte() {
        it.function.does(event -> FakeFunction.unhandled());
        it.create(settings().maximumRetryAttempts(0).batchSize(2));
        it.function.hold();
        it.putAndSettle("first");
        it.putAndSettle("a", "b");
        it.function.release(FakeFunction.ok());
        it.pool.settle();
        it.function.release(FakeFunction.unhandled());
        it.pool.settle();

        FailureNotice notice = it.queue.notices.get(0);
        List<String> numbers = FakeFunction.numbers(it.function.events().get(1));
        String expected = "{\"requestContext\":{\"requestId\":\"" + notice.requestId() + "\",\"functionArn\":\""
                + TriggerFixture.FUNCTION
                + "\",\"condition\":\"RetryAttemptsExhausted\",\"approximateInvokeCount\":1},\"responseContext\":"
                + "{\"statusCode\":200,\"executedVersion\":\"$LATEST\",\"functionError\":\"Unhandled\"},"
                + "\"version\":\"1.0\",\"timestamp\":\"2026-11-22T10:16:00.123Z\",\"DDBStreamBatchInfo\":"
                + "{\"shardId\":\"" + notice.shardId() + "\",\"startSequenceNumber\":\"" + numbers.get(0)
                + "\",\"endSequenceNumber\":\"" + numbers.get(1)
                + "\",\"approximateArrivalOfFirstRecord\":\"2026-11-22T10:16:00Z\","
                + "\"approximateArrivalOfLastRecord\":\"2026-11-22T10:16:00Z\",\"batchSize\":2,\"streamArn\":\""
                + it.streamArn + "\"}";
        assertThat(text(notice.json())).isEqualTo(expected + "}");
        assertThat(text(notice.jsonWithPayload()))
                .startsWith(expected + ",\"payload\":{\"Records\":[{\"eventID\":")
                .endsWith("]}}");
    }

    @Test
    void aCallThatDidNotReachTheFunctionUsesNoAttempt() {
        it.function.does(event -> FakeFunction.throttled());
        String uuid = it.create(settings().maximumRetryAttempts(0));
        it.putAndSettle("a");
        it.advanceInSteps(10, LONG);
        assertThat(it.queue.notices).isEmpty();
        assertThat(it.triggers.get(uuid).lastProcessingResult()).isEqualTo("PROBLEM: throttled");

        it.function.does(event -> FakeFunction.ok());
        it.advance(LONG);

        it.assertCaughtUp(uuid);
        assertThat(it.triggers.report(uuid).counts())
                .isEqualTo(new MappingReport.Counts(1, 0, it.function.invocations.size() - 1, 1, 0, 0, 0));
    }

    @Test
    void aFunctionWithoutTargetIsWaitedFor() {
        String uuid = it.triggers
                .create(
                        it.streamArn,
                        "missing",
                        StartingPosition.TRIM_HORIZON,
                        settings().build(),
                        true)
                .uuid();
        it.putAndSettle("a");

        assertThat(it.function.invocations).isEmpty();
        assertThat(it.triggers.get(uuid).lastProcessingResult()).startsWith("PROBLEM: No target");
    }

    @Test
    void recordsThatAreTooOldAreToldAndLeftTheRestIsTried() {
        it.function.does(event -> FakeFunction.throttled());
        String uuid = it.create(settings().maximumRecordAgeSeconds(60));
        it.putAndSettle("a");
        it.it.clock.advance(Duration.ofSeconds(30));
        it.put("b");
        it.advance(Duration.ofSeconds(30));
        assertThat(it.queue.notices).as("exactly as old as allowed").isEmpty();
        it.advance(Duration.ofMillis(1));

        assertThat(it.queue.discarded()).containsExactly(List.of("a"));
        JsonNode record = it.queue.json().get(0);
        assertThat(record.at("/requestContext/condition").asText()).isEqualTo("RecordAgeExceeded");
        assertThat(record.has("responseContext")).isFalse();

        it.function.does(event -> FakeFunction.ok());
        it.advance(Duration.ofSeconds(20));

        assertThat(it.batches()).endsWith(List.of("b"));
        it.assertCaughtUp(uuid);
    }

    @Test
    void aRecordThatExpiresWhileItIsTriedIsTold() {
        it.function.does(event -> FakeFunction.unhandled());
        String uuid = it.create(settings());
        it.putAndSettle("a");
        it.advance(Duration.ofHours(24));

        assertThat(it.queue.discarded()).containsExactly(List.of("a"));
        it.assertCaughtUp(uuid);
    }

    @Test
    void recordsThatExpiredUnreadAreSkipped() {
        it.putAndSettle("old");
        it.it.clock.advance(Duration.ofHours(24));
        it.put("new");
        String uuid = it.create(settings());

        assertThat(it.batches()).containsExactly(List.of("new"));
        it.assertCaughtUp(uuid);
    }

    @Test
    void bisectIsolatesExactlyThePoisonousRecords() {
        Set<String> poison = Set.of("k3", "k4", "k9");
        it.function.does(event -> FakeFunction.keys(event).stream().anyMatch(poison::contains)
                ? FakeFunction.unhandled()
                : FakeFunction.ok());
        for (int index = 0; index < 12; index++) {
            it.put("k" + index);
        }
        String uuid = it.create(settings().maximumRetryAttempts(0).bisectOnError(true));

        assertThat(it.queue.discarded()).containsExactly(List.of("k3"), List.of("k4"), List.of("k9"));
        assertThat(it.queue.json())
                .allSatisfy(record -> assertThat(record.at("/requestContext/approximateInvokeCount")
                                .asInt())
                        .isEqualTo(1));
        List<String> succeeded = new ArrayList<>();
        for (JsonNode event : it.function.events()) {
            List<String> keys = FakeFunction.keys(event);
            if (keys.stream().noneMatch(poison::contains)) {
                succeeded.addAll(keys);
            }
        }
        assertThat(succeeded).containsExactly("k0", "k1", "k2", "k5", "k6", "k7", "k8", "k10", "k11");
        it.assertCaughtUp(uuid);
    }

    @Test
    void splitsUseNoAttempts() {
        it.function.does(event -> FakeFunction.unhandled());
        it.put("a", "b", "c", "d");
        it.create(settings().maximumRetryAttempts(2).bisectOnError(true));
        it.advanceInSteps(20, LONG);

        List<String> single = it.batches().stream()
                .filter(batch -> batch.size() == 1)
                .map(batch -> batch.get(0))
                .toList();
        assertThat(single).containsExactly("a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "d");
        assertThat(it.queue.discarded()).containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of("d"));
    }

    @Test
    void aDestinationThatIsDownIsTriedAgainAndTheLaneWaits() {
        it.function.does(event -> FakeFunction.unhandled());
        it.queue.refusals = 2;
        String uuid = it.create(settings().maximumRetryAttempts(0));
        it.putAndSettle("a");
        assertThat(it.queue.notices).isEmpty();
        assertThat(it.isCaughtUp(uuid)).isFalse();
        it.advanceInSteps(2, LONG);

        assertThat(it.queue.discarded()).containsExactly(List.of("a"));
        it.assertCaughtUp(uuid);
        assertThat(it.triggers.report(uuid).counts().noticesUndelivered()).isZero();
    }

    @Test
    void aDestinationThatStaysDownIsGivenUpAndTheNoticeIsKept() {
        it.function.does(event -> FakeFunction.unhandled());
        it.queue.refusals = 100;
        String uuid = it.create(settings().maximumRetryAttempts(0));
        it.putAndSettle("a");
        it.advanceInSteps(10, LONG);

        assertThat(it.queue.tries).isEqualTo(NoticeDelivery.TRY_COUNT_MAX);
        it.assertCaughtUp(uuid);
        MappingReport report = it.triggers.report(uuid);
        assertThat(report.counts().noticesUndelivered()).isEqualTo(1);
        assertThat(report.failures()).hasSize(1);
    }

    @Test
    void onlyTheLastFailuresAreKept() {
        it.function.does(event -> FakeFunction.unhandled());
        String uuid = it.create(settings().maximumRetryAttempts(0).batchSize(1).onFailureDestination(null));
        for (int index = 0; index < MappingReport.FAILURE_COUNT_MAX + 5; index++) {
            it.put("k" + index);
        }
        it.pool.settle();

        List<FailureNotice> failures = it.triggers.report(uuid).failures();
        assertThat(failures).hasSize(MappingReport.FAILURE_COUNT_MAX);
        assertThat(text(failures.get(0).jsonWithPayload())).contains("\"k5\"");
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
