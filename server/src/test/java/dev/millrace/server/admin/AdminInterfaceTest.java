package dev.millrace.server.admin;

import static dev.millrace.server.admin.AdminFixture.count;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.server.MillraceServer;
import dev.millrace.server.http.RawClient;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminInterfaceTest {
    private final AdminFixture it = new AdminFixture(MillraceServer.builder().streamShardCountAsOnAws());

    AdminInterfaceTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        it.close();
    }

    private static void assertRefused(RawClient.Response answer, int status, String sentence) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.text()).startsWith("{\"error\":\"").endsWith("\"}\n").contains(sentence);
    }

    @Test
    void theClockIsReadMovedFrozenAndSet() throws IOException {
        assertThat(it.get("clock").text()).isEqualTo("{\"now\":\"2026-11-22T12:00:00Z\",\"frozen\":false}\n");
        assertThat(it.post("clock", "{\"advance\":\"PT15M\"}").text()).contains("2026-11-22T12:15:00Z");
        assertThat(it.post("clock", "{\"advance\":\"P1DT0.5S\"}").text()).contains("2026-11-23T12:15:00.500Z");
        assertThat(it.post("clock", "{\"freeze\":true}").text()).contains("\"frozen\":true");
        assertThat(it.post("clock", "{\"set\":\"2001-02-03T04:05:06Z\"}").text())
                .isEqualTo("{\"now\":\"2001-02-03T04:05:06Z\",\"frozen\":true}\n");
        assertThat(it.post("clock", "{\"resume\":true}").text()).contains("\"frozen\":false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {}                                              | The body must have one of
                    {"freeze":true,"advance":"PT1S"}                | The body must have one of
                    {"freeze":false}                                | freeze and resume can only be true
                    {"advance":"1 hour"}                            | advance must be an ISO 8601 duration
                    {"advance":"-PT1S"}                             | The clock advances by a positive duration
                    {"advance":"PT9999999999999999H"}               | advance must be an ISO 8601 duration
                    {"advance":"PT999999999999H"}                   | The clock goes from
                    {"advance":5}                                   | The member advance must be a string.
                    {"set":"yesterday"}                             | set must be an ISO 8601 time
                    {"set":"1969-12-31T23:59:59Z"}                  | The clock goes from
                    {"set":"+10000-01-01T00:00:00Z"}                | The clock goes from
                    {"forward":"PT1S"}                              | The member forward is unknown
                    {"advance":"PT1S","advance":"PT1S"}             | The member advance stands twice
                    {"advance":{"by":"PT1S"}}                       | The member advance must be a string, a number
                    {"advance":"PT1S"                               | The body must be one JSON object.
                    {"advance":"PT1S"}{}                            | The body must be one JSON object.
                    ["advance"]                                     | The body must be one JSON object.
                    advance=PT1S                                    | The body must be one JSON object.
                    """)
    void aWrongBodyIsOneSentenceAndMovesNothing(String body, String sentence) throws IOException {
        assertRefused(it.post("clock", body), 400, sentence);
        assertThat(it.get("clock").text()).contains("2026-11-22T12:00:00Z");
    }

    @Test
    void aHugeBodyIsRefused() throws IOException {
        assertRefused(it.post("clock", " ".repeat(65_537)), 400, "larger than 64 KiB");
    }

    /** No web page can send the header without asking first. */
    @Test
    void whatChangesSomethingNeedsTheHeader() throws IOException {
        for (String call : new String[] {"clock", "streams/rotate", "streams/split", "reset", "faults"}) {
            assertRefused(it.send("POST", "/_millrace/" + call, "{}", ""), 403, "X-Millrace: 1");
            assertRefused(it.send("POST", "/_millrace/" + call, "{}", "X-Millrace: 0\r\n"), 403, "X-Millrace: 1");
        }
        assertRefused(it.send("DELETE", "/_millrace/faults", "", ""), 403, "X-Millrace: 1");
    }

    @Test
    void theHostRuleHoldsHereToo() throws IOException {
        assertThat(it.sendTo("rebound.example.com", "GET", "/_millrace/clock", "", "")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /_millrace, 404",
        "GET, /_millrace/, 404",
        "GET, /_millrace/nothing, 404",
        "POST, /_millrace/clock/advance, 404",
        "GET, /_millrace/clock/, 404",
        "DELETE, /_millrace/faults/17, 404",
        "DELETE, /_millrace/faults/x, 404",
        "DELETE, /_millrace/faults/99999999999999999999, 404",
        "PUT, /_millrace/clock, 405",
        "GET, /_millrace/reset, 405",
        "GET, /_millrace/faults/1, 405"
    })
    void unknownPathsAndMethodsAreTold(String method, String path, int status) throws IOException {
        assertRefused(it.call(method, path, ""), status, status == 405 ? "does not answer " + method : "There is no ");
    }

    @Test
    void whatOnlyLooksLikeTheInterfaceIsAnsweredAsAlways() throws IOException {
        assertThat(it.call("GET", "/_millraces", "").text()).startsWith("healthy");
    }

    @Test
    void allOpenShardsRotateByTableOrByStream() throws IOException {
        String arn = it.createTable("Music");
        RawClient.Response byTable = it.post("streams/rotate", "{\"table\":\"Music\"}");
        assertThat(byTable.text()).startsWith("{\"stream\":\"" + arn + "\",\"closed\":[\"shardId-");
        assertThat(count(byTable.text(), "shardId-")).isEqualTo(8);
        assertThat(it.post("streams/rotate", "{\"stream\":\"" + arn + "\"}").status())
                .isEqualTo(200);
        assertThat(count(it.describe(arn), "\"ShardId\"")).isEqualTo(12);
    }

    @Test
    void oneShardOrTheWidestIsSplit() throws IOException {
        String arn = it.createTable("Music");
        String shardId = AdminFixture.member(it.describe(arn), "ShardId");
        String named = it.post("streams/split", "{\"table\":\"Music\",\"shard\":\"" + shardId + "\"}")
                .text();
        assertThat(named).contains("\"closed\":[\"" + shardId + "\"]");
        assertThat(count(named, "shardId-")).isEqualTo(3);
        String widest = it.post("streams/split", "{\"table\":\"Music\"}").text();
        assertThat(widest).doesNotContain(shardId);
        assertThat(count(it.describe(arn), "\"ParentShardId\"")).isEqualTo(4);
        assertRefused(
                it.post("streams/split", "{\"table\":\"Music\",\"shard\":\"" + shardId + "\"}"),
                400,
                "The shard is closed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    rotate | {}                                    | 400 | The body must have table
                    rotate | {"table":"Music","stream":"x"}        | 400 | The body must have table
                    rotate | {"table":"Nowhere"}                   | 404 | There is no table Nowhere.
                    rotate | {"stream":"x"}                        | 404 | Stream: x not found
                    rotate | {"table":"Music","shard":"x"}         | 400 | The member shard is unknown
                    split  | {"table":"Music","shard":"shardId-1"} | 404 | Shard: shardId-1 in Stream
                    split  | {"table":"Music","shard":7}           | 400 | The member shard must be a string.
                    split  | {"table":true}                        | 400 | The member table must be a string.
                    rotate | {"table":"Plain"}                     | 400 | The table Plain has no stream
                    """)
    void whatCannotBeReshardedIsTold(String call, String body, int status, String sentence) throws IOException {
        it.createTable("Music");
        it.createTable("Plain");
        it.tables("UpdateTable", "{\"TableName\":\"Plain\",\"StreamSpecification\":{\"StreamEnabled\":false}}");

        assertRefused(it.post("streams/" + call, body), status, sentence);
    }

    @Test
    void advancingTheClockRotatesExpiresIteratorsAndTrims() throws IOException {
        String arn = it.createTable("Music");
        it.put("Music", "k");
        String iterator = it.iterator(arn);
        it.post("clock", "{\"advance\":\"PT14M59.999S\"}");
        assertThat(it.records(iterator)).contains("NextShardIterator");
        it.post("clock", "{\"advance\":\"PT0.001S\"}");
        assertThat(it.records(iterator)).contains("ExpiredIteratorException", "Shard iterator has expired");
        it.post("clock", "{\"advance\":\"PT4H\"}");
        assertThat(count(it.describe(arn), "\"ShardId\"")).isEqualTo(8);
        it.post("clock", "{\"advance\":\"P10D\"}");
        assertThat(count(it.describe(arn), "\"ShardId\"")).isEqualTo(28);
        assertThat(it.records(it.iterator(arn))).startsWith("{\"Records\":[]");
    }

    @Test
    void aResetDropsEverythingAndTurnsTimeBack() throws IOException {
        String arn = it.createTable("Music");
        String gone = it.createTable("Gone");
        it.tables("DeleteTable", "{\"TableName\":\"Gone\"}");
        it.tables("UpdateTable", "{\"TableName\":\"Music\",\"DeletionProtectionEnabled\":true}");
        it.put("Music", "k");
        String iterator = it.iterator(arn);
        it.post("faults", "{\"kind\":\"ThrottlingException\",\"operation\":\"Scan\"}");
        it.post("clock", "{\"freeze\":true}");
        it.post("clock", "{\"advance\":\"P3D\"}");

        assertThat(it.post("reset", "").text()).isEqualTo("{\"now\":\"2026-11-22T12:00:00Z\",\"frozen\":false}\n");

        assertThat(it.tables("ListTables", "{}").text()).isEqualTo("{\"TableNames\":[]}");
        assertThat(it.streams("ListStreams", "{}").text()).isEqualTo("{\"Streams\":[]}");
        assertThat(it.get("faults").text()).isEqualTo("{\"faults\":[]}\n");
        assertThat(it.records(iterator)).contains("ResourceNotFoundException");
        assertThat(it.describe(gone)).contains("ResourceNotFoundException");
        // As if it were the first: the label is that of the clock, and nothing of the old stream is there.
        assertThat(it.createTable("Music")).isEqualTo(arn);
        assertThat(it.records(it.iterator(arn))).startsWith("{\"Records\":[]");
        assertThat(it.records(iterator)).contains("ResourceNotFoundException");
    }

    /** Otherwise the same transaction of the next test would count as a repetition and write nothing. */
    @Test
    void aResetForgetsTheTokensOfTransactions() throws IOException {
        String transaction = "{\"ClientRequestToken\":\"once\",\"TransactItems\":[{\"Put\":{\"TableName\":\"Music\","
                + "\"Item\":{\"a\":{\"S\":\"k\"}}}}]}";
        for (int run = 0; run < 2; run++) {
            String arn = it.createTable("Music");
            assertThat(it.tables("TransactWriteItems", transaction).text()).isEqualTo("{}");
            assertThat(it.tables("GetItem", "{\"TableName\":\"Music\",\"Key\":{\"a\":{\"S\":\"k\"}}}")
                            .text())
                    .as("run %d of %s", run, arn)
                    .contains("\"Item\"");
            it.post("reset", "{}");
        }
    }

    /** What runs by the clock must not wait for a future that was taken back. */
    @Test
    void rotationGoesOnAfterAReset() throws IOException {
        it.createTable("Music");
        it.post("clock", "{\"advance\":\"P300D\"}");
        it.post("reset", "{}");
        String arn = it.createTable("Music");
        it.post("clock", "{\"advance\":\"PT4H\"}");

        assertThat(count(it.describe(arn), "\"ShardId\"")).isEqualTo(8);
    }

    @Test
    void theInterfaceCanBeTurnedOff() throws IOException {
        try (AdminFixture off = new AdminFixture(MillraceServer.builder().adminEnabled(false))) {
            assertRefused(off.get("clock"), 404, "turned off");
            assertRefused(off.post("reset", "{}"), 404, "turned off");
            assertThat(off.call("GET", "/", "").text()).startsWith("healthy");
        }
    }

    @Test
    void isolatedCallersAreToldApartByQueryOrSignature() throws IOException {
        try (AdminFixture isolated = new AdminFixture(MillraceServer.builder().isolated(true))) {
            assertRefused(isolated.get("clock"), 400, "With --isolate a call must tell");
            isolated.call("POST", "/_millrace/clock?accessKeyId=one&region=EU-west-1", "{\"advance\":\"PT1H\"}");
            assertThat(isolated.get("clock?accessKeyId=one&region=eu-west-1").text())
                    .contains("13:00:00Z");
            assertThat(isolated.get("clock?accessKeyId=one").text()).contains("12:00:00Z");
            // The caller of the signed requests below.
            isolated.call("POST", "/_millrace/clock", "{\"advance\":\"PT2H\"}", RawClient.credentials());
            assertThat(isolated.get("clock?accessKeyId=AKID&region=eu-west-1").text())
                    .contains("14:00:00Z");
            assertRefused(isolated.get("clock?accessKeyId=%zz"), 400, "broken escape");
        }
    }
}
