package dev.millrace.server.admin;

import static dev.millrace.server.admin.AdminFixture.count;
import static dev.millrace.server.admin.AdminFixture.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.server.MillraceOptions;
import dev.millrace.server.MillraceServer;
import dev.millrace.server.http.RawClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Named states as a caller of the admin interface sees them, on both engines. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class SnapshotCallsTest {
    @Parameter
    boolean onDisk;

    @TempDir
    Path directory = Path.of("");

    private AdminFixture it = unopened();

    @BeforeEach
    void open() throws IOException {
        it = new AdminFixture(options());
    }

    @AfterEach
    void close() throws IOException {
        it.close();
    }

    private MillraceOptions.Builder options() {
        return onDisk
                ? MillraceServer.builder().dataDirectory(directory)
                : MillraceServer.builder().inMemory();
    }

    @SuppressWarnings("NullAway") // JUnit opens it before each test.
    private static AdminFixture unopened() {
        return null;
    }

    private void take(String name) throws IOException {
        ok(it.post("snapshots", "{\"name\":\"" + name + "\"}"));
    }

    private RawClient.Response restore(String name) throws IOException {
        return ok(it.post("snapshots/" + name + "/restore", ""));
    }

    private static RawClient.Response ok(RawClient.Response answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static List<String> shardIds(String description) {
        return Pattern.compile("\"ShardId\":\"([^\"]+)\"")
                .matcher(description)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private String scan(String table) throws IOException {
        return ok(it.tables("Scan", "{\"TableName\":\"" + table + "\"}")).text();
    }

    @Test
    void itemsAndTablesComeBack() throws IOException {
        it.createTable("kept");
        it.put("kept", "one");
        take("base");
        it.put("kept", "two");
        it.createTable("later");
        ok(it.tables("DeleteTable", "{\"TableName\":\"kept\"}"));

        restore("base");

        assertThat(ok(it.tables("ListTables", "{}")).text()).isEqualTo("{\"TableNames\":[\"kept\"]}");
        assertThat(scan("kept")).contains("\"Count\":1", "one");
        it.put("kept", "three");
        assertThat(scan("kept")).contains("\"Count\":2");
        assertThat(ok(it.tables("DescribeTable", "{\"TableName\":\"kept\"}")).text())
                .contains("\"ItemCount\":2");
    }

    @Test
    void iteratorsFromBeforeARestoreNeitherSkipNorRepeat() throws IOException {
        String arn = it.createTable("tab");
        it.put("tab", "kept");
        take("base");
        String atStart = it.iterator(arn);
        it.put("tab", "vanished");
        String both = it.records(atStart);
        String behind = member(both, "NextShardIterator");
        assertThat(count(both, "\"eventID\"")).isEqualTo(2);
        String lastNumber = member(both.substring(both.indexOf("vanished")), "SequenceNumber");

        restore("base");
        it.put("tab", "fresh");

        assertThat(it.records(atStart)).contains("kept", "fresh").doesNotContain("vanished");
        String rest = it.records(behind);
        assertThat(rest).contains("fresh").doesNotContain("kept", "vanished");
        assertThat(count(rest, "\"eventID\"")).isEqualTo(1);
        assertThat(member(rest, "SequenceNumber")).isGreaterThan(lastNumber);
        String after = ok(it.streams(
                        "GetShardIterator",
                        "{\"StreamArn\":\"" + arn + "\",\"ShardId\":\"" + member(it.describe(arn), "ShardId")
                                + "\",\"ShardIteratorType\":\"AFTER_SEQUENCE_NUMBER\",\"SequenceNumber\":\""
                                + lastNumber + "\"}"))
                .text();
        assertThat(it.records(member(after, "ShardIterator"))).contains("fresh").doesNotContain("kept");
    }

    @Test
    void shardsComeBackAndNewOnesHaveNewIds() throws IOException {
        String arn = it.createTable("tab");
        take("base");
        String before = it.describe(arn);
        ok(it.post("streams/split", "{\"table\":\"tab\"}"));
        String split = it.describe(arn);
        assertThat(count(split, "\"ShardId\"")).isEqualTo(3);

        restore("base");

        assertThat(it.describe(arn)).isEqualTo(before);
        it.put("tab", "routed");
        ok(it.post("streams/split", "{\"table\":\"tab\"}"));
        String again = it.describe(arn);
        assertThat(shardIds(again)).hasSize(3).doesNotHaveDuplicates();
        assertThat(shardIds(again).subList(1, 3)).doesNotContainAnyElementsOf(shardIds(split));
        assertThat(it.records(it.iterator(arn))).contains("routed");
    }

    @Test
    void arnsAreNotGivenTwice() throws IOException {
        take("empty");
        String first = it.createTable("tab");
        String iterator = it.iterator(first);
        restore("empty");
        String second = it.createTable("tab");

        assertThat(second).isNotEqualTo(first);
        assertThat(it.records(iterator)).contains("ResourceNotFoundException");
    }

    @Test
    void theClockComesBackAndNothingRunsOnTheWay() throws IOException {
        String arn = it.createTable("tab");
        it.put("tab", "kept");
        it.post("clock", "{\"freeze\":true}");
        take("base");
        it.post("clock", "{\"resume\":true}");
        it.post("clock", "{\"advance\":\"P3D\"}");
        assertThat(it.records(it.iterator(arn))).doesNotContain("kept");

        assertThat(restore("base").text())
                .isEqualTo("{\"name\":\"base\",\"now\":\"2026-11-22T12:00:00Z\",\"frozen\":true}\n");

        assertThat(it.get("clock").text()).isEqualTo("{\"now\":\"2026-11-22T12:00:00Z\",\"frozen\":true}\n");
        assertThat(count(it.describe(arn), "\"ShardId\"")).isEqualTo(1);
        assertThat(it.records(it.iterator(arn))).contains("kept");
        it.post("clock", "{\"advance\":\"PT5H\"}");
        assertThat(count(it.describe(arn), "\"ShardId\""))
                .as("rotated after 4 hours")
                .isEqualTo(2);
        it.post("clock", "{\"advance\":\"P1D\"}");
        assertThat(it.describe(arn)).as("what expired is trimmed again").doesNotContain("\"records\"");
        assertThat(it.records(it.iterator(arn))).doesNotContain("kept");
    }

    @Test
    void expiryGoesOnInTheRestoredState() throws IOException {
        it.createTable("tab");
        ok(it.tables(
                "UpdateTimeToLive",
                "{\"TableName\":\"tab\",\"TimeToLiveSpecification\":{\"AttributeName\":\"x\",\"Enabled\":true}}"));
        long second = AdminFixture.NOW.plusSeconds(3600).getEpochSecond();
        ok(it.tables(
                "PutItem",
                "{\"TableName\":\"tab\",\"Item\":{\"a\":{\"S\":\"short-lived\"},\"x\":{\"N\":\"" + second + "\"}}}"));
        take("base");
        it.post("clock", "{\"advance\":\"PT2H\"}");
        assertThat(scan("tab")).contains("\"Count\":0");

        restore("base");
        assertThat(scan("tab")).contains("\"Count\":1");
        it.post("clock", "{\"advance\":\"PT2H\"}");
        assertThat(scan("tab")).contains("\"Count\":0");
    }

    @Test
    void tokensOfTransactionsThatVanishedAreForgotten() throws IOException {
        it.createTable("tab");
        take("base");
        String transaction = "{\"ClientRequestToken\":\"once\",\"TransactItems\":[{\"Put\":{\"TableName\":\"tab\","
                + "\"Item\":{\"a\":{\"S\":\"written\"}}}}]}";
        ok(it.tables("TransactWriteItems", transaction));
        restore("base");
        assertThat(scan("tab")).contains("\"Count\":0");
        ok(it.tables("TransactWriteItems", transaction));
        assertThat(scan("tab")).contains("written");
    }

    @Test
    void indexesComeBackWithTheirEntries() throws IOException {
        it.createTable("tab");
        it.put("tab", "one");
        take("without");
        ok(it.tables(
                "UpdateTable",
                "{\"TableName\":\"tab\",\"AttributeDefinitions\":[{\"AttributeName\":\"a\",\"AttributeType\":\"S\"}],"
                        + "\"GlobalSecondaryIndexUpdates\":[{\"Create\":{\"IndexName\":\"byA\",\"KeySchema\":"
                        + "[{\"AttributeName\":\"a\",\"KeyType\":\"HASH\"}],"
                        + "\"Projection\":{\"ProjectionType\":\"ALL\"}}}]}"));
        take("with");
        String scanIndex = "{\"TableName\":\"tab\",\"IndexName\":\"byA\"}";
        restore("without");
        assertThat(it.tables("Scan", scanIndex).status()).isEqualTo(400);
        it.put("tab", "two");
        restore("with");
        assertThat(ok(it.tables("Scan", scanIndex)).text()).contains("\"Count\":1", "one");
        it.put("tab", "three");
        assertThat(ok(it.tables("Scan", scanIndex)).text()).contains("\"Count\":2");
    }

    @Test
    void theyAreListedReplacedAndRemoved() throws IOException {
        take("b");
        take("a");
        it.post("clock", "{\"advance\":\"PT1H\"}");
        take("b");
        assertThat(it.get("snapshots").text())
                .isEqualTo("{\"snapshots\":[{\"name\":\"a\",\"now\":\"2026-11-22T12:00:00Z\",\"frozen\":false},"
                        + "{\"name\":\"b\",\"now\":\"2026-11-22T13:00:00Z\",\"frozen\":false}]}\n");
        assertThat(ok(it.call("DELETE", "/_millrace/snapshots/a", "")).text()).isEqualTo("{\"removed\":1}\n");
        assertThat(it.call("DELETE", "/_millrace/snapshots/a", "").status()).isEqualTo(404);
        ok(it.post("reset", ""));
        assertThat(it.get("snapshots").text())
                .as("a reset keeps them")
                .contains("\"b\"")
                .doesNotContain("\"a\"");
    }

    @Test
    void oneMoreThanThereMayBeIsRefused() throws IOException {
        int most = onDisk ? 0 : 100;
        for (int index = 0; index < most; index++) {
            take("s" + index);
        }
        if (most > 0) {
            RawClient.Response refused = it.post("snapshots", "{\"name\":\"one-more\"}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("There are 100 snapshots already.");
            take("s7");
        }
    }

    @Test
    void unknownNamesAndWrongMethodsAreRefused() throws IOException {
        assertThat(it.post("snapshots/none/restore", "").status()).isEqualTo(404);
        assertThat(it.post("snapshots/none", "").status()).isEqualTo(405);
        assertThat(it.get("snapshots/none/restore").status()).isEqualTo(405);
        assertThat(it.send("POST", "/_millrace/snapshots", "{\"name\":\"a\"}", "")
                        .status())
                .isEqualTo(403);
        assertThat(it.send("POST", "/_millrace/snapshots/a/restore", "", "").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"{}", "{\"name\":\"\"}", "{\"name\":\"..\"}", "{\"name\":\"a/b\"}"})
    void wrongNamesAreRefused(String body) throws IOException {
        RawClient.Response refused = it.post("snapshots", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("The body must have name");
    }
}
