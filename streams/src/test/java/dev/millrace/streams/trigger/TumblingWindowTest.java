package dev.millrace.streams.trigger;

import static dev.millrace.streams.trigger.TriggerFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tumbling windows (source: streams.md F8). The clock stands at 10:16:00.123. */
class TumblingWindowTest {
    private final TriggerFixture it = new TriggerFixture();

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void thePayloadCarriesWindowAndState() {
        it.function.does(TumblingWindowTest::counting);
        it.create(minute());
        it.putAndSettle("a");
        it.putAndSettle("b");

        JsonNode first = it.function.events().get(0);
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly(
                        "Records",
                        "window",
                        "state",
                        "shardId",
                        "eventSourceARN",
                        "isFinalInvokeForWindow",
                        "isWindowTerminatedEarly");
        assertThat(first.get("window").toString())
                .isEqualTo("{\"start\":\"2026-11-22T10:16:00Z\",\"end\":\"2026-11-22T10:17:00Z\"}");
        assertThat(first.get("state").toString()).isEqualTo("{}");
        assertThat(first.get("eventSourceARN").asText()).isEqualTo(it.streamArn);
        assertThat(first.get("isFinalInvokeForWindow").asBoolean()).isFalse();
        assertThat(it.function.events().get(1).get("state").toString()).isEqualTo("{\"count\":1}");
    }

    @Test
    void aWindowEndsByTheClockWithAnInvocationWithoutRecords() {
        it.function.does(TumblingWindowTest::counting);
        String uuid = it.create(minute());
        it.putAndSettle("a", "b", "c");
        it.advance(Duration.ofSeconds(60));
        assertThat(finals()).isEmpty();
        it.advance(Duration.ofSeconds(1));

        assertThat(finals()).hasSize(1);
        assertThat(finals().get(0).get("Records")).isEmpty();
        assertThat(finals().get(0).at("/state/count").asInt()).isEqualTo(3);
        it.advance(Duration.ofHours(1));
        assertThat(finals()).hasSize(1);
        it.assertCaughtUp(uuid);
    }

    @Test
    void aLaterRecordEndsTheWindowAndTheNextBeginsWithNewState() {
        it.function.hold();
        it.create(minute());
        it.putAndSettle("a");
        it.it.clock.advance(Duration.ofSeconds(70));
        it.putAndSettle("b");
        it.function.letGo();
        it.function.does(TumblingWindowTest::counting);
        it.function.release(FakeFunction.answer("{\"state\":{\"count\":1}}"));
        it.pool.settle();

        List<JsonNode> events = it.function.events();
        assertThat(events).hasSize(3);
        assertThat(events.get(1).get("isFinalInvokeForWindow").asBoolean()).isTrue();
        assertThat(events.get(2).at("/state").isEmpty()).isTrue();
        assertThat(events.get(2).at("/window/start").asText()).isEqualTo("2026-11-22T10:17:00Z");
    }

    @Test
    void noBatchHoldsRecordsOfTwoWindows() {
        it.put("a");
        it.it.clock.advance(Duration.ofSeconds(60));
        it.put("b", "c");
        it.function.does(TumblingWindowTest::counting);
        it.create(minute());

        assertThat(it.batches()).containsExactly(List.of("a"), List.of(), List.of("b", "c"));
    }

    @Test
    void anAnswerWithoutStateIsAFailure() {
        it.create(minute().maximumRetryAttempts(1));
        it.putAndSettle("a");
        it.advance(Duration.ofSeconds(5));

        assertThat(it.batches()).containsExactly(List.of("a"), List.of("a"));
        assertThat(it.queue.discarded()).containsExactly(List.of("a"));
    }

    @Test
    void stateOutlivesARestart() {
        it.function.does(TumblingWindowTest::counting);
        it.create(minute());
        it.putAndSettle("a", "b");
        it.restart();
        it.putAndSettle("c");
        it.advance(Duration.ofMinutes(2));

        assertThat(finals().get(0).at("/state/count").asInt()).isEqualTo(3);
    }

    @Test
    void tooMuchStateEndsTheWindowEarly() {
        String large = "{\"state\":{\"text\":\"" + "x".repeat(TumblingWindow.STATE_SIZE_MAX) + "\"}}";
        it.function.does(event -> FakeFunction.answer(large));
        it.create(minute());
        it.putAndSettle("a");

        assertThat(finals()).hasSize(1);
        assertThat(finals().get(0).get("isWindowTerminatedEarly").asBoolean()).isTrue();
        it.function.does(TumblingWindowTest::counting);
        it.putAndSettle("b");
        assertThat(it.function.events().get(2).at("/state").isEmpty()).isTrue();
    }

    @Test
    void theEndOfAShardEndsItsWindowAndTheChildStartsAfresh() {
        it.function.does(TumblingWindowTest::counting);
        String uuid = it.create(minute());
        it.putAndSettle("a");
        it.it.streams.resharder().rotate(it.streamArn, it.it.clock.instant());
        it.putAndSettle("b");

        assertThat(it.batches()).containsExactly(List.of("a"), List.of(), List.of("b"));
        assertThat(it.function.events().get(2).at("/state").isEmpty()).isTrue();
        it.assertCaughtUp(uuid);
    }

    @Test
    void reportedFailuresKeepTheStateBesideThem() {
        it.function.does(event -> {
            if (it.function.invocations.size() == 1) {
                return FakeFunction.answer("{\"state\":{\"count\":1},\"batchItemFailures\":[{\"itemIdentifier\":\""
                        + FakeFunction.numbers(event).get(1) + "\"}]}");
            }
            return counting(event);
        });
        it.put("a", "b");
        it.create(minute().reportsItemFailures(true));
        it.advance(Duration.ofSeconds(2));

        assertThat(it.batches()).containsExactly(List.of("a", "b"), List.of("b"));
        assertThat(it.function.events().get(1).at("/state/count").asInt()).isEqualTo(1);
    }

    private List<JsonNode> finals() {
        return it.function.events().stream()
                .filter(event -> event.get("isFinalInvokeForWindow").asBoolean())
                .toList();
    }

    private static MappingSettings.Builder minute() {
        return settings().tumblingWindow(Duration.ofSeconds(60));
    }

    private static InvocationOutcome counting(JsonNode event) {
        int count = event.at("/state/count").asInt(0) + event.get("Records").size();
        return FakeFunction.answer("{\"state\":{\"count\":" + count + "}}");
    }
}
