package dev.millrace.streams.trigger;

import static dev.millrace.streams.trigger.TriggerFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ReportBatchItemFailures (source: streams.md F7; the matrices were recorded on AWS). */
class PartialFailureTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final TriggerFixture it = new TriggerFixture();

    @AfterEach
    void close() {
        it.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "\"\"",
                "[]",
                "{}",
                "{\"batchItemFailures\":[]}",
                "{\"batchItemFailures\":null}",
                "{\"other\":1}"
            })
    void answersThatNameNoFailureAreSuccesses(String answer) {
        it.function.does(event -> FakeFunction.answer(answer));
        String uuid = it.create(settings().reportsItemFailures(true).maximumRetryAttempts(3));
        it.putAndSettle("a");
        it.advanceInSteps(8, LONG);

        assertThat(it.batches()).hasSize(1);
        it.assertCaughtUp(uuid);
        assertThat(it.triggers.get(uuid).lastProcessingResult()).isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":123}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"123\"}]}",
                "{\"batchItemFailures\":[{\"foo\":\"x\"}]}",
                "{\"batchItemFailures\":[{\"foo\":null}]}",
                "{\"batchItemFailures\":[7]}",
                "{\"batchItemFailures\":\"all\"}",
                "{\"batchItemFailures\":[",
                "not JSON",
                "\"text\"",
                "[1]",
                "{} {}"
            })
    void answersThatAreNotUnderstoodFailTheWholeBatch(String answer) {
        it.function.does(event -> FakeFunction.answer(answer));
        it.create(settings().reportsItemFailures(true).maximumRetryAttempts(3));
        it.putAndSettle("a");
        it.advanceInSteps(8, LONG);

        assertThat(it.batches()).hasSize(4);
        JsonNode record = it.queue.json().get(0);
        assertThat(record.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(4);
        assertThat(record.at("/responseContext").has("functionError")).isTrue();
        assertThat(record.at("/responseContext/functionError").isNull()).isTrue();
    }

    @Test
    void withoutTheFlagTheAnswerIsIgnored() {
        it.function.does(event -> FakeFunction.answer("{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}"));
        String uuid = it.create(settings());
        it.putAndSettle("a");

        assertThat(it.batches()).hasSize(1);
        it.assertCaughtUp(uuid);
    }

    /** Recorded: six records by threes, the last fails; it is seen five times, and its record says 4. */
    @Test
    void whatIsRetriedAloneHasAttemptsOfItsOwn() {
        it.function.does(event -> reportingFirstOf(event, Set.of("testId5")));
        it.put("testId0", "testId1", "testId2", "testId3", "testId4", "testId5");
        it.create(settings().reportsItemFailures(true).batchSize(3).maximumRetryAttempts(3));
        it.advanceInSteps(8, LONG);

        assertThat(it.batches())
                .containsExactly(
                        List.of("testId0", "testId1", "testId2"),
                        List.of("testId3", "testId4", "testId5"),
                        List.of("testId5"),
                        List.of("testId5"),
                        List.of("testId5"),
                        List.of("testId5"));
        assertThat(it.queue.discarded()).containsExactly(List.of("testId5"));
        assertThat(it.queue
                        .json()
                        .get(0)
                        .at("/requestContext/approximateInvokeCount")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void theLowestNumberCountsAndEverythingAfterItIsTriedAgain() {
        it.function.does(event -> {
            List<String> numbers = FakeFunction.numbers(event);
            return it.function.invocations.size() == 1
                    ? failures(List.of(numbers.get(3), numbers.get(1)))
                    : FakeFunction.ok();
        });
        it.put("a", "b", "c", "d");
        it.create(settings().reportsItemFailures(true));
        it.advance(LONG);

        assertThat(it.batches()).containsExactly(List.of("a", "b", "c", "d"), List.of("b", "c", "d"));
    }

    @Test
    void whatWasHandledBeforeTheFailureIsKeptAtOnce() {
        it.function.does(event -> reportingFirstOf(event, Set.of("c")));
        it.put("a", "b", "c", "d");
        String uuid = it.create(settings().reportsItemFailures(true));
        it.function.does(event -> FakeFunction.ok());
        it.restart();

        assertThat(it.batches()).containsExactly(List.of("a", "b", "c", "d"), List.of("c", "d"));
        it.assertCaughtUp(uuid);
    }

    @Test
    void withBisectTheBatchIsSplitAtTheReportedNumberAndPoisonIsIsolated() {
        Set<String> poison = Set.of("k2", "k7");
        it.function.does(event -> reportingFirstOf(event, poison));
        for (int index = 0; index < 10; index++) {
            it.put("k" + index);
        }
        String uuid = it.create(
                settings().reportsItemFailures(true).bisectOnError(true).maximumRetryAttempts(0));
        it.advanceInSteps(20, LONG);

        assertThat(it.batches().get(1)).as("only the rest").startsWith("k2").doesNotContain("k0", "k1");
        assertThat(it.queue.discarded()).containsExactly(List.of("k2"), List.of("k7"));
        it.assertCaughtUp(uuid);
    }

    static InvocationOutcome reportingFirstOf(JsonNode event, Set<String> poison) {
        List<String> keys = FakeFunction.keys(event);
        List<String> numbers = FakeFunction.numbers(event);
        List<String> failed = new ArrayList<>();
        for (int index = 0; index < keys.size(); index++) {
            if (poison.contains(keys.get(index))) {
                failed.add(numbers.get(index));
            }
        }
        return failures(failed);
    }

    static InvocationOutcome failures(List<String> numbers) {
        StringBuilder json = new StringBuilder("{\"batchItemFailures\":[");
        for (String number : numbers) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"itemIdentifier\":\"")
                    .append(number)
                    .append("\"}");
        }
        return FakeFunction.answer(json + "]}");
    }
}
