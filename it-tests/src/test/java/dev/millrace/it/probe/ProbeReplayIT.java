package dev.millrace.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.RawConnection;
import dev.millrace.it.fixture.RawRequest;
import dev.millrace.it.fixture.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every recorded Put, Update and Get, and every condition, sent again in the order of its file.
 *
 * <p>The answer must be the recorded one, except where {@code probes/deviations.json} says what AWS answers instead.
 */
class ProbeReplayIT {
    private static final List<String> FILES = List.of("expressions", "items-queries-batch-legacy", "update-semantics");

    private final Deviations deviations = new Deviations(ProbeFile.deviations());
    private final JsonNode setup = ProbeFile.setup();
    private @Nullable RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.inMemory();
        for (JsonNode table : setup.get("tables")) {
            require(call("CreateTable", withoutIndexes(table)));
        }
        seed("k");
        for (int index = 0; index < 5; index++) {
            require(call(
                    "PutItem",
                    Json.quoted("{'TableName':'RefTC','Item':{'pk':{'S':'k'},'sk':{'S':'" + index + "'}}}")));
        }
    }

    @AfterEach
    void stop() {
        if (server != null) {
            setup.get("tables")
                    .fieldNames()
                    .forEachRemaining(
                            name -> require(call("DeleteTable", Json.quoted("{'TableName':'" + name + "'}"))));
            server.close();
        }
    }

    /** Secondary indexes come with the data plane; until then only probes that wait for them need them. */
    private static JsonNode withoutIndexes(JsonNode table) {
        ObjectNode copy = table.deepCopy();
        copy.remove(List.of("LocalSecondaryIndexes", "GlobalSecondaryIndexes"));
        Set<String> keys = Stream.of(0, 1)
                .map(index -> copy.at("/KeySchema/" + index + "/AttributeName").asText())
                .collect(Collectors.toSet());
        var definitions = copy.withArrayProperty("AttributeDefinitions").elements();
        while (definitions.hasNext()) {
            if (!keys.contains(definitions.next().get("AttributeName").asText())) {
                definitions.remove();
            }
        }
        return copy;
    }

    private RawAnswer call(String operation, JsonNode request) {
        try {
            return RawConnection.once(endpoint(), RawRequest.call(operation, request.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI endpoint() {
        if (server == null) {
            throw new IllegalStateException("the server has not been started");
        }
        return server.endpoint();
    }

    private static void require(RawAnswer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    /** Puts the item of the setup under this key. */
    private void seed(String key) {
        ObjectNode request = (ObjectNode) Json.quoted("{'TableName':'RefT'}");
        ObjectNode item = setup.get("item_k").deepCopy();
        item.withObjectProperty("pk").put("S", key);
        request.set("Item", item);
        require(call("PutItem", request));
    }

    private DynamicTest replay(Probe probe, Runnable before) {
        return DynamicTest.dynamicTest(probe.toString(), () -> {
            before.run();
            JsonNode request = probe.request();
            RawAnswer answer = call(probe.operation(), request == null ? LargeRequests.of(probe) : request);
            if (deviations.isWaiting(probe)) {
                assertThat(answer.status()).as(answer.toString()).isIn(200, 400);
                return;
            }
            try {
                deviations.expected(probe).assertMatches(answer);
            } catch (AssertionError e) {
                throw new AssertionError(
                        probe.id() + ": " + request
                                + deviations
                                        .reason(probe)
                                        .map(reason -> "\n(" + reason + ")")
                                        .orElse("") + "\n" + e.getMessage(),
                        e);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> expressions() {
        return ProbeFile.requests("expressions").stream().map(probe -> replay(probe, () -> {}));
    }

    @TestFactory
    Stream<DynamicTest> items() {
        return ProbeFile.requests("items-queries-batch-legacy").stream().map(probe -> replay(probe, () -> {}));
    }

    @TestFactory
    Stream<DynamicTest> updates() {
        return ProbeFile.requests("update-semantics").stream().map(probe -> replay(probe, () -> seed("u2")));
    }

    @TestFactory
    Stream<DynamicTest> conditions() {
        ObjectNode request = (ObjectNode) Json.quoted("{'TableName':'RefT'}");
        request.set("Item", ProbeFile.conditionItem());
        require(call("PutItem", request));
        return ProbeFile.conditions().stream().map(probe -> replay(probe, () -> {}));
    }

    @Test
    void everyEntryOfTheListsNamesAProbe() {
        Set<String> known = FILES.stream()
                .flatMap(file -> ProbeFile.requests(file).stream())
                .map(Probe::id)
                .collect(Collectors.toSet());

        assertThat(known).containsAll(deviations.ids());
        assertThat(deviations.idsInBoth()).isEmpty();
    }

    @Test
    void everyDeviationSaysSomethingElseThanTheRecording() {
        Map<String, String> recorded = new TreeMap<>();
        FILES.forEach(file -> ProbeFile.requests(file).forEach(probe -> recorded.put(probe.id(), probe.recorded())));

        recorded.forEach(
                (id, answer) -> assertThat(deviations.answer(id)).as(id).isNotEqualTo(Optional.of(answer)));
    }
}
