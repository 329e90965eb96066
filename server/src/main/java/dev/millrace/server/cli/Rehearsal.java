package dev.millrace.server.cli;

import dev.millrace.server.MillraceOptions;
import dev.millrace.server.MillraceServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code rehearse}: does in two seconds what a server does in its life, in memory and on disk, and ends. Whoever lets the
 * JVM record meanwhile gets an archive of classes that makes all later starts quick; the image is built that way.
 */
final class Rehearsal {
    static final String NAME = "rehearse";

    private static final int ROUND_COUNT = 40;
    private static final String TABLE = """
            {"TableName": "Rehearsal", "BillingMode": "PAY_PER_REQUEST",
             "AttributeDefinitions": [{"AttributeName": "k", "AttributeType": "S"},
                                      {"AttributeName": "n", "AttributeType": "N"}],
             "KeySchema": [{"AttributeName": "k", "KeyType": "HASH"}],
             "GlobalSecondaryIndexes": [{"IndexName": "byNumber", "Projection": {"ProjectionType": "ALL"},
                                         "KeySchema": [{"AttributeName": "n", "KeyType": "HASH"},
                                                       {"AttributeName": "k", "KeyType": "RANGE"}]}],
             "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"}}
            """;
    private static final String ITEMS = """
            {"Rehearsal": [{"PutRequest": {"Item": {"k": {"S": "zero"}, "n": {"N": "0"}, "b": {"B": "AAEC"}}}}]}
            """;

    private Rehearsal() {}

    static void run(String version) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("millrace-rehearsal");
            Path init = Files.createDirectory(folder.resolve("init"));
            Files.writeString(init.resolve("1.json"), TABLE);
            Files.writeString(init.resolve("2.json"), ITEMS);
            CommandLineReader reader = new CommandLineReader(System.getenv(), version);
            perform(reader.read("--in-memory", "--port", "0", "--init", init.toString()));
            perform(reader.read(
                    "--data-dir", folder.resolve("data").toString(), "--port", "0", "--init", init.toString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            if (folder != null) {
                delete(folder);
            }
        }
    }

    private static void perform(Command command) throws IOException {
        if (!(command instanceof Command.Serve serve)) {
            throw new IllegalStateException("no server can be started: " + command);
        }
        Logging.start(serve.logLevel());
        MillraceOptions options = serve.options();
        try (MillraceServer server = MillraceServer.start(options);
                RehearsalClient client = new RehearsalClient(server.port())) {
            Program.greet(System.out, server, options);
            client.get("/");
            client.get("/metrics");
            client.get("/_millrace/clock");
            tables(client);
            for (int round = 0; round < ROUND_COUNT; round++) {
                items(client, round);
                stream(client);
            }
        }
    }

    private static void tables(RehearsalClient client) throws IOException {
        client.tables("ListTables", "{}");
        client.tables("DescribeTable", "{\"TableName\":\"Rehearsal\"}");
        client.tables("CreateTable", TABLE.replace("\"Rehearsal\"", "\"Second\""));
        client.tables("UpdateTable", "{\"TableName\":\"Second\",\"StreamSpecification\":{\"StreamEnabled\":false}}");
        client.tables("DeleteTable", "{\"TableName\":\"Second\"}");
    }

    private static void items(RehearsalClient client, int round) throws IOException {
        String key = "{\"k\":{\"S\":\"key-" + round + "\"}}";
        String item = "{\"k\":{\"S\":\"key-" + round + "\"},\"n\":{\"N\":\"" + round
                + "\"},\"m\":{\"M\":{\"l\":{\"L\":[{\"BOOL\":true},{\"NULL\":true}]},\"s\":{\"SS\":[\"a\",\"b\"]}}}}";
        String table = "{\"TableName\":\"Rehearsal\",";
        client.tables("PutItem", table + "\"Item\":" + item + "}");
        client.tables(
                "PutItem",
                table + "\"Item\":" + item + ",\"ConditionExpression\":\"attribute_exists(k) AND n < :n\","
                        + "\"ExpressionAttributeValues\":{\":n\":{\"N\":\"100\"}},\"ReturnValues\":\"ALL_OLD\"}");
        client.tables("GetItem", table + "\"Key\":" + key + ",\"ConsistentRead\":true}");
        client.tables("GetItem", table + "\"Key\":" + key + ",\"ProjectionExpression\":\"m.l[0],n\"}");
        client.tables(
                "UpdateItem",
                table + "\"Key\":" + key + ",\"UpdateExpression\":\"SET #n = #n + :one REMOVE m.s\","
                        + "\"ExpressionAttributeNames\":{\"#n\":\"n\"},"
                        + "\"ExpressionAttributeValues\":{\":one\":{\"N\":\"1\"}},\"ReturnValues\":\"ALL_NEW\"}");
        client.tables(
                "Query",
                table + "\"KeyConditionExpression\":\"k = :k\",\"FilterExpression\":\"attribute_exists(n)\","
                        + "\"ExpressionAttributeValues\":{\":k\":{\"S\":\"key-" + round + "\"}}}");
        client.tables(
                "Query",
                table + "\"IndexName\":\"byNumber\",\"KeyConditionExpression\":\"n = :n AND begins_with(k, :k)\","
                        + "\"ExpressionAttributeValues\":{\":n\":{\"N\":\"1\"},\":k\":{\"S\":\"key\"}}}");
        client.tables("Scan", table + "\"Limit\":5}");
        client.tables(
                "BatchWriteItem", "{\"RequestItems\":{\"Rehearsal\":[{\"PutRequest\":{\"Item\":" + item + "}}]}}");
        client.tables("BatchGetItem", "{\"RequestItems\":{\"Rehearsal\":{\"Keys\":[" + key + "]}}}");
        client.tables(
                "TransactWriteItems",
                "{\"TransactItems\":[{\"Put\":{\"TableName\":\"Rehearsal\",\"Item\":" + item + "}}]}");
        client.tables(
                "TransactGetItems",
                "{\"TransactItems\":[{\"Get\":{\"TableName\":\"Rehearsal\",\"Key\":" + key + "}}]}");
        client.tables("DeleteItem", table + "\"Key\":" + key + ",\"ReturnValues\":\"ALL_OLD\"}");
    }

    private static void stream(RehearsalClient client) throws IOException {
        String streams = client.streams("ListStreams", "{\"TableName\":\"Rehearsal\"}");
        String arn = RehearsalClient.member(streams, "StreamArn");
        String stream = client.streams("DescribeStream", "{\"StreamArn\":\"" + arn + "\"}");
        String iterator = client.streams(
                "GetShardIterator",
                "{\"StreamArn\":\"" + arn + "\",\"ShardIteratorType\":\"TRIM_HORIZON\",\"ShardId\":\""
                        + RehearsalClient.member(stream, "ShardId") + "\"}");
        client.streams(
                "GetRecords",
                "{\"ShardIterator\":\"" + RehearsalClient.member(iterator, "ShardIterator") + "\",\"Limit\":10}");
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException kept) {
            System.err.println("left behind: " + folder + ": " + kept.getMessage());
        }
    }
}
