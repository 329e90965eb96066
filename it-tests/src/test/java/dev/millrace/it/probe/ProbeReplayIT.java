package dev.millrace.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.ServiceOperations;
import dev.millrace.it.fixture.WireClient;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every recorded request, and every condition, sent again in the order of its file.
 *
 * <p>The answer must be the recorded one, except where {@code probes/deviations.json} says what AWS answers instead.
 */
class ProbeReplayIT {
    private final Deviations deviations = new Deviations(ProbeFile.deviations());
    private final JsonNode setup = ProbeFile.setup();
    private final Set<String> tablesBefore = new TreeSet<>();
    private @Nullable RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.inMemory();
        tablesBefore.addAll(client().tables());
        for (JsonNode table : setup.get("tables")) {
            client().require("CreateTable", table);
        }
        seed("k");
        for (int index = 0; index < 5; index++) {
            client().require(
                            "PutItem",
                            "{'TableName':'RefTC','Item':{'pk':{'S':'k'},'sk':{'S':'" + index + "'},'a':{'S':'A'},"
                                    + "'b':{'S':'" + "B".repeat(10 * index) + "'},'lsk':{'S':'l" + index + "'},"
                                    + "'gpk':{'S':'g'},'gsk':{'N':'" + index + "'}}}");
        }
    }

    @AfterEach
    void stop() {
        if (server != null) {
            client().deleteTablesBut(tablesBefore);
            server.close();
        }
    }

    private WireClient client() {
        if (server == null) {
            throw new IllegalStateException("the server has not been started");
        }
        return new WireClient(server.endpoint());
    }

    /** Puts the item of the setup under this key. */
    private void seed(String key) {
        ObjectNode request = (ObjectNode) Json.quoted("{'TableName':'RefT'}");
        ObjectNode item = setup.get("item_k").deepCopy();
        item.withObjectProperty("pk").put("S", key);
        request.set("Item", item);
        client().require("PutItem", request);
    }

    private DynamicTest replay(Probe probe, Runnable before) {
        return DynamicTest.dynamicTest(probe.toString(), () -> {
            before.run();
            JsonNode request = probe.request();
            RawAnswer answer = client().call(probe.operation(), request == null ? LargeRequests.of(probe) : request);
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
                                        .orElse("") + "\n" + e.getMessage() + "\nanswer: " + answer.status() + " "
                                + answer.text(),
                        e);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> expressions() {
        return replay("expressions");
    }

    @TestFactory
    Stream<DynamicTest> itemsQueriesAndBatches() {
        return replay("items-queries-batch-legacy");
    }

    @TestFactory
    Stream<DynamicTest> transactionsAndTables() {
        return replay("transactions-tables-ttl");
    }

    private Stream<DynamicTest> replay(String file) {
        return ProbeFile.requests(file).stream().map(probe -> replay(probe, () -> {}));
    }

    @TestFactory
    Stream<DynamicTest> updates() {
        return ProbeFile.requests("update-semantics").stream().map(probe -> replay(probe, () -> seed("u2")));
    }

    @TestFactory
    Stream<DynamicTest> conditions() {
        ObjectNode request = (ObjectNode) Json.quoted("{'TableName':'RefT'}");
        request.set("Item", ProbeFile.conditionItem());
        client().require("PutItem", request);
        return ProbeFile.conditions().stream().map(probe -> replay(probe, () -> {}));
    }

    @TestFactory
    Stream<DynamicTest> queriesOfSeveralKeyAttributes() {
        client().require("CreateTable", ProbeFile.multiAttributeTable());
        for (int index = 0; index < 5; index++) {
            client().require(
                            "PutItem",
                            "{'TableName':'RefMA','Item':{'pk':{'S':'p" + index + "'},'h1':{'S':'a'},'h2':{'N':'1'},"
                                    + "'r1':{'S':'x'},'r2':{'N':'" + index + "'},'r3':{'S':'z'}}}");
        }
        return ProbeFile.multiAttributeQueries().stream().map(probe -> replay(probe, () -> {}));
    }

    @Test
    void everyEntryOfTheListsNamesAProbe() {
        Set<String> known = ProbeFile.all().stream().map(Probe::id).collect(Collectors.toSet());

        assertThat(known).containsAll(deviations.ids());
        assertThat(deviations.idsInBoth()).isEmpty();
    }

    @Test
    void onlyWhatIsNotBuiltWaits() {
        assertThat(deviations.waitingOperations())
                .doesNotContainAnyElementsOf(ServiceOperations.answeredBy(client().endpoint()));
    }

    @Test
    void everyDeviationSaysSomethingElseThanTheRecording() {
        ProbeFile.all()
                .forEach(probe -> assertThat(deviations.answer(probe.id()))
                        .as(probe.id())
                        .isNotEqualTo(Optional.of(probe.recorded())));
    }

    @Test
    void whatWasCutInRecordingHasItsWholeAnswerInTheLists() {
        assertThat(ProbeFile.all())
                .filteredOn(probe -> probe.isCut() && !deviations.isWaiting(probe))
                .allSatisfy(probe ->
                        assertThat(deviations.answer(probe.id())).as(probe.id()).isPresent());
    }
}
