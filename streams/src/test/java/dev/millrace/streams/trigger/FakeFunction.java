package dev.millrace.streams.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A function that answers as it is told and remembers what it got. */
final class FakeFunction implements InvocationTarget {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final List<Invocation> invocations = new ArrayList<>();
    private final Deque<CompletableFuture<InvocationOutcome>> held = new ArrayDeque<>();
    private Function<JsonNode, InvocationOutcome> behaviour = event -> ok();
    private boolean holding;

    static InvocationOutcome answer(String body) {
        return new InvocationOutcome.Answered(200, "$LATEST", body.getBytes(StandardCharsets.UTF_8));
    }

    static InvocationOutcome ok() {
        return answer("null");
    }

    static InvocationOutcome unhandled() {
        return new InvocationOutcome.FunctionFailed(
                200, "$LATEST", "Unhandled", "{\"errorType\":\"Boom\"}".getBytes(StandardCharsets.UTF_8));
    }

    static InvocationOutcome throttled() {
        return new InvocationOutcome.NotInvoked("throttled");
    }

    static JsonNode json(byte[] text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void does(Function<JsonNode, InvocationOutcome> newBehaviour) {
        behaviour = newBehaviour;
    }

    /** Answers no more until {@link #release}. */
    void hold() {
        holding = true;
    }

    /** Answers the oldest call that was held. */
    void release(InvocationOutcome outcome) {
        held.removeFirst().complete(outcome);
    }

    void letGo() {
        holding = false;
    }

    int heldCount() {
        return held.size();
    }

    @Override
    public CompletionStage<InvocationOutcome> invoke(Invocation invocation) {
        invocations.add(invocation);
        CompletableFuture<InvocationOutcome> outcome = new CompletableFuture<>();
        if (holding) {
            held.addLast(outcome);
        } else {
            outcome.complete(behaviour.apply(json(invocation.payload())));
        }
        return outcome;
    }

    List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        for (Invocation invocation : invocations) {
            events.add(json(invocation.payload()));
        }
        return events;
    }

    /** The partition keys of each batch. */
    List<List<String>> batches() {
        List<List<String>> batches = new ArrayList<>();
        for (JsonNode event : events()) {
            batches.add(keys(event));
        }
        return batches;
    }

    static List<String> keys(JsonNode event) {
        List<String> keys = new ArrayList<>();
        for (JsonNode one : event.get("Records")) {
            keys.add(one.at("/dynamodb/Keys/pk/S").asText());
        }
        return keys;
    }

    static List<String> numbers(JsonNode event) {
        List<String> numbers = new ArrayList<>();
        for (JsonNode one : event.get("Records")) {
            numbers.add(one.at("/dynamodb/SequenceNumber").asText());
        }
        return numbers;
    }
}
