package dev.millrace.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.server.MillraceOptions;
import dev.millrace.server.MillraceServer;
import dev.millrace.server.http.RawClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /metrics}, health and readiness as a client sees them. */
class MetricsTest {
    private static final String TABLE = "{\"TableName\":\"Music\",\"BillingMode\":\"PAY_PER_REQUEST\","
            + "\"AttributeDefinitions\":[{\"AttributeName\":\"a\",\"AttributeType\":\"S\"}],"
            + "\"KeySchema\":[{\"AttributeName\":\"a\",\"KeyType\":\"HASH\"}],"
            + "\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"NEW_IMAGE\"}}";

    @TempDir
    Path directory = Path.of("");

    private static MillraceServer start(MillraceOptions.Builder options) {
        return MillraceServer.start(options.build(), InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));
    }

    private static RawClient.Response get(RawClient client, String path) throws IOException {
        return client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .read();
    }

    private static String metrics(RawClient client) throws IOException {
        RawClient.Response answer = get(client, "/metrics");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("text/plain; version=0.0.4");
        return answer.text();
    }

    private static String stream(RawClient client, String operation, String body) throws IOException {
        return client.send(RawClient.post(operation, body).replace("DynamoDB_20120810", "DynamoDBStreams_20120810"))
                .read()
                .text();
    }

    private static String member(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return matcher.group(1);
    }

    private static void put(RawClient client, String key) throws IOException {
        client.send(RawClient.post("PutItem", "{\"TableName\":\"Music\",\"Item\":{\"a\":{\"S\":\"" + key + "\"}}}"))
                .read();
    }

    private static void map(RawClient client, String arn) throws IOException {
        String body = "{\"FunctionName\":\"hello\",\"StartingPosition\":\"LATEST\",\"EventSourceArn\":\"" + arn + "\"}";
        RawClient.Response answer = client.send("POST /2015-03-31/event-source-mappings HTTP/1.1\r\nHost: localhost\r\n"
                        + RawClient.credentials() + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .read();
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private static String readOne(RawClient client, String arn) throws IOException {
        String shardId = member(stream(client, "DescribeStream", "{\"StreamArn\":\"" + arn + "\"}"), "ShardId");
        String iterator = member(
                stream(
                        client,
                        "GetShardIterator",
                        "{\"StreamArn\":\"" + arn + "\",\"ShardId\":\"" + shardId
                                + "\",\"ShardIteratorType\":\"TRIM_HORIZON\"}"),
                "ShardIterator");
        return member(
                stream(client, "GetRecords", "{\"ShardIterator\":\"" + iterator + "\",\"Limit\":1}"),
                "NextShardIterator");
    }

    @Test
    void requestsAreCountedByOperationAndStatus() throws IOException {
        try (MillraceServer server = start(MillraceServer.builder().inMemory());
                RawClient client = new RawClient(server.port())) {
            client.send(RawClient.post("CreateTable", TABLE)).read();
            put(client, "one");
            put(client, "two");
            client.send(RawClient.post("GetItem", "{\"TableName\":\"Nothing\",\"Key\":{\"a\":{\"S\":\"x\"}}}"))
                    .read();
            client.send(RawClient.post("NoSuchOperation", "{}")).read();

            assertThat(metrics(client))
                    .contains("millrace_requests_total{operation=\"PutItem\",status=\"200\"} 2.0\n")
                    .contains("millrace_requests_total{operation=\"GetItem\",status=\"400\"} 1.0\n")
                    .contains("millrace_requests_total{operation=\"none\",status=\"400\"} 1.0\n")
                    .contains("millrace_request_duration_seconds_count{operation=\"PutItem\"} 2\n")
                    .contains("millrace_request_duration_seconds_bucket{operation=\"PutItem\",le=\"+Inf\"} 2\n")
                    .contains("millrace_namespaces 1.0\n")
                    .doesNotContain("kind=");
        }
    }

    @Test
    void streamsAreCountedAndTheirReadersAgeIsTold() throws IOException {
        try (MillraceServer server = start(MillraceServer.builder().inMemory());
                RawClient client = new RawClient(server.port())) {
            String arn = member(
                    client.send(RawClient.post("CreateTable", TABLE)).read().text(), "LatestStreamArn");
            put(client, "one");
            put(client, "one");
            put(client, "two");
            String next = readOne(client, arn);
            client.send(
                            "POST /_millrace/clock HTTP/1.1\r\nHost: localhost\r\nX-Millrace: 1\r\nContent-Length: 19\r\n\r\n"
                                    + "{\"advance\":\"PT90S\"}")
                    .read();

            String behind = metrics(client);
            stream(client, "GetRecords", "{\"ShardIterator\":\"" + next + "\"}");

            assertThat(behind)
                    .contains("millrace_stream_records_written_total 2.0\n")
                    .contains("millrace_stream_records_read_total 1.0\n")
                    .contains("millrace_stream_iterator_age_seconds{stream=\"" + arn + "\"} 90.0\n");
            assertThat(metrics(client))
                    .contains("millrace_stream_records_read_total 2.0\n")
                    .contains("millrace_stream_iterator_age_seconds{stream=\"" + arn + "\"} 0.0\n");
        }
    }

    /** docs/metrics.md lists every series, and none that is not there. */
    @Test
    void thePageListsEverySeries() throws IOException {
        Set<String> documented = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "metrics.md"))) {
            if (line.startsWith("| `millrace_")) {
                documented.add(line.substring(3, line.indexOf('`', 3)));
            }
        }
        try (MillraceServer server = start(
                        MillraceServer.builder().dataDirectory(directory).function("hello", event -> new byte[0]));
                RawClient client = new RawClient(server.port())) {
            String arn = member(
                    client.send(RawClient.post("CreateTable", TABLE)).read().text(), "LatestStreamArn");
            map(client, arn);
            put(client, "one");
            readOne(client, arn);
            Set<String> told = new TreeSet<>();
            for (String line : metrics(client).split("\n", -1)) {
                if (!line.startsWith("#") && !line.isEmpty()) {
                    told.add(series(line));
                }
            }
            assertThat(told).isEqualTo(documented);
        }
    }

    /** A series by its name and the names of its labels; kinds by their values too. */
    private static String series(String line) {
        return line.substring(0, line.lastIndexOf(' ')).replaceAll("=\"[^\"]*\"(?<!kind=\"[a-z_]{1,20}\")", "");
    }

    @Test
    void healthAndReadinessAreToldAlsoWithoutTheAdminInterface() throws IOException {
        try (MillraceServer server = start(MillraceServer.builder().inMemory().adminEnabled(false));
                RawClient client = new RawClient(server.port())) {
            assertThat(get(client, "/_millrace/health").text()).isEqualTo("{\"status\":\"healthy\"}\n");
            assertThat(get(client, "/_millrace/ready").text()).isEqualTo("{\"status\":\"ready\"}\n");
            assertThat(get(client, "/_millrace/clock").status()).isEqualTo(404);
            assertThat(metrics(client)).contains("millrace_namespaces");
            assertThat(client.send("POST /metrics HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
                            .read()
                            .status())
                    .isEqualTo(405);
        }
    }

    @Test
    void timesFallIntoTheirBuckets() {
        OperationMetrics metrics = new OperationMetrics();
        metrics.answered(200, 100_000);
        metrics.answered(200, 100_001);
        metrics.answered(503, 60_000_000_000L);
        metrics.answered(400, -1);

        assertThat(metrics.countInBucket(0)).isEqualTo(1);
        assertThat(metrics.countInBucket(1)).isEqualTo(1);
        assertThat(metrics.countInBucket(OperationMetrics.bucketCount() - 1)).isEqualTo(1);
        assertThat(metrics.count(OperationMetrics.statusCount() - 1))
                .as("other statuses")
                .isEqualTo(1);
        assertThat(metrics.sumSeconds()).isEqualTo(60.000200001);
    }
}
