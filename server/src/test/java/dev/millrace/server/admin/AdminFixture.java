package dev.millrace.server.admin;

import dev.millrace.server.MillraceOptions;
import dev.millrace.server.MillraceServer;
import dev.millrace.server.http.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;

/** A server whose time stands unless it is moved, and a connection to it. */
final class AdminFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final MillraceServer server;
    private final RawClient client;

    AdminFixture(MillraceOptions.Builder options) throws IOException {
        server = MillraceServer.start(options.build(), InstantSource.fixed(NOW));
        client = new RawClient(server.port());
    }

    /** Sends a call with the header that changes need, and these others. */
    RawClient.Response call(String method, String path, String body, String... headers) throws IOException {
        return send(method, path, body, "X-Millrace: 1\r\n" + String.join("", headers));
    }

    RawClient.Response post(String path, String body) throws IOException {
        return call("POST", "/_millrace/" + path, body);
    }

    RawClient.Response get(String path) throws IOException {
        return send("GET", "/_millrace/" + path, "", "");
    }

    RawClient.Response send(String method, String path, String body, String headers) throws IOException {
        return sendTo("localhost", method, path, body, headers);
    }

    RawClient.Response sendTo(String host, String method, String path, String body, String headers) throws IOException {
        int size = body.getBytes(StandardCharsets.UTF_8).length;
        return client.send(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Content-Length: "
                        + size + "\r\n\r\n" + body)
                .read();
    }

    /** Calls an operation on tables. */
    RawClient.Response tables(String operation, String body) throws IOException {
        return client.send(RawClient.post(operation, body)).read();
    }

    /** Calls an operation on streams. */
    RawClient.Response streams(String operation, String body) throws IOException {
        return client.send(RawClient.post(operation, body).replace("DynamoDB_20120810", "DynamoDBStreams_20120810"))
                .read();
    }

    /** Creates a table with a stream, on demand, and returns the stream's ARN. */
    String createTable(String name) throws IOException {
        String answer = tables(
                        "CreateTable",
                        "{\"TableName\":\"" + name + "\",\"BillingMode\":\"PAY_PER_REQUEST\","
                                + "\"AttributeDefinitions\":[{\"AttributeName\":\"a\",\"AttributeType\":\"S\"}],"
                                + "\"KeySchema\":[{\"AttributeName\":\"a\",\"KeyType\":\"HASH\"}],"
                                + "\"StreamSpecification\":{\"StreamEnabled\":true,"
                                + "\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"}}")
                .text();
        return member(answer, "LatestStreamArn");
    }

    void put(String table, String key) throws IOException {
        tables("PutItem", "{\"TableName\":\"" + table + "\",\"Item\":{\"a\":{\"S\":\"" + key + "\"}}}");
    }

    String describe(String arn) throws IOException {
        return streams("DescribeStream", "{\"StreamArn\":\"" + arn + "\"}").text();
    }

    /** An iterator at the oldest record of a stream's first shard. */
    String iterator(String arn) throws IOException {
        String shardId = member(describe(arn), "ShardId");
        return member(
                streams(
                                "GetShardIterator",
                                "{\"StreamArn\":\"" + arn + "\",\"ShardId\":\"" + shardId
                                        + "\",\"ShardIteratorType\":\"TRIM_HORIZON\"}")
                        .text(),
                "ShardIterator");
    }

    String records(String iterator) throws IOException {
        return streams("GetRecords", "{\"ShardIterator\":\"" + iterator + "\"}").text();
    }

    /** The first string member of this name, wherever it stands. */
    static String member(String json, String name) {
        String start = "\"" + name + "\":\"";
        int from = json.indexOf(start);
        if (from < 0) {
            throw new AssertionError("no " + name + " in " + json);
        }
        return json.substring(from + start.length(), json.indexOf('"', from + start.length()));
    }

    static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
