package dev.millrace.it.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.it.fixture.Json;
import dev.millrace.server.trigger.EventFunction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The function that all recordings' mappings invoke, which remembers its calls. One recording at a time. */
final class RecordedFunction implements EventFunction {
    /** Its name. */
    static final String NAME = "recorded-function";

    private static final String NOTHING = "";

    private final List<JsonNode> calls = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, String> behaviour = event -> NOTHING;

    @Override
    public byte[] handle(byte[] event) {
        JsonNode payload = Json.parse(new String(event, StandardCharsets.UTF_8));
        calls.add(payload);
        return behaviour.apply(payload).getBytes(StandardCharsets.UTF_8);
    }

    /** Forgets its calls and answers so from now on, with single quotes. */
    void answers(String quoted) {
        becomes(event -> quoted.replace('\'', '"'));
    }

    /** Forgets its calls and fails from now on. */
    void fails() {
        becomes(event -> {
            throw new IllegalStateException("the function fails");
        });
    }

    /** Forgets its calls and reports the first record that shall fail. */
    void reportsWhatShallFail() {
        becomes(event -> failing(event)
                .map(number -> "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + number + "\"}]}")
                .orElse(NOTHING));
    }

    private void becomes(Function<JsonNode, String> other) {
        calls.clear();
        behaviour = other;
    }

    private static Optional<String> failing(JsonNode event) {
        return StreamSupport.stream(event.get("Records").spliterator(), false)
                .filter(entry -> entry.at("/dynamodb/NewImage/should_fail/BOOL").asBoolean())
                .map(entry -> entry.at("/dynamodb/SequenceNumber").asText())
                .findFirst();
    }

    /** All payloads so far. */
    ArrayNode calls() {
        return JsonNodeFactory.instance.arrayNode().addAll(calls);
    }

    /** The records of all payloads, each as often as it came. */
    ArrayNode entries() {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        calls.forEach(call -> call.get("Records").forEach(entries::add));
        return entries;
    }
}
