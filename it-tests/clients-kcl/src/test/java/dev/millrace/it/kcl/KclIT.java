package dev.millrace.it.kcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.it.fixture.ServerCommand;
import dev.millrace.it.fixture.ServerProcess;
import dev.millrace.it.tools.Checkout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * The KCL reads a stream through rotation and split and misses nothing (source: streams.md J 11).
 *
 * <p>Peers get this wrong: DynamoDB Local has one eternal shard, so no consumer ever meets the end of one there; others
 * never end a shard, or list children that the library does not find.
 */
@SuppressWarnings("try") // A consumer is started and closed; nothing is asked of it in between.
class KclIT {
    private static final String TABLE = "Orders";
    private static final int SHARD_COUNT = 4;
    private static final int WRITER_COUNT = 8;
    private static final int WRITES_BETWEEN_CHANGES = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** An empty lease table makes the library wait for up to 30 random seconds, then for its index. */
    private static final Duration PATIENCE_UNSEEDED = Duration.ofMinutes(2);

    @Test
    void everyRecordOfEveryItemComesInOrderThroughRotationAndSplit() throws Exception {
        try (ServerProcess server = start("--stream-shards", Integer.toString(SHARD_COUNT));
                Clients clients = Clients.of(server.endpoint())) {
            String streamArn = createTable(clients);
            List<String> roots =
                    shards(clients, streamArn).stream().map(Shard::shardId).toList();
            assertThat(roots).hasSize(SHARD_COUNT);
            SeededLeases.create(clients.tables(), "orders-reader", roots);
            Received received = new Received();
            try (Writers writers = new Writers(clients.tables(), TABLE, WRITER_COUNT);
                    Consumer consumer = Consumer.start(clients, streamArn, "orders-reader", received)) {
                // One write to begin with: all writers would take the processors from the library while it starts.
                writers.writeOnce();
                await().atMost(PATIENCE).until(() -> received.count() > 0);
                writers.start();
                awaitMore(writers);
                admin(server.endpoint(), "rotate", "{\"table\":\"" + TABLE + "\"}");
                awaitMore(writers);
                admin(server.endpoint(), "split", "{\"table\":\"" + TABLE + "\"}");
                awaitMore(writers);
                Map<String, Integer> last = writers.stop();

                await().atMost(PATIENCE).until(() -> received.count() >= writers.count());
                assertThat(new TreeMap<>(received.versions())).isEqualTo(everyVersion(last));
                await().atMost(PATIENCE).until(() -> received.ended().size() == SHARD_COUNT + 1);
                assertThat(received.shards()).hasSizeGreaterThanOrEqualTo(SHARD_COUNT + 1);
                assertThatLeasesOfClosedShardsAreAtTheirEnd(clients, received);
                print("seeded leases", received);
            }
        }
    }

    @Test
    void aConsumerThatMakesItsOwnLeasesFindsEveryShard() throws Exception {
        assumeTrue(Boolean.getBoolean("millrace.nightly"), "takes a minute: runs with -Dmillrace.nightly=true");
        try (ServerProcess server = start("--stream-shards", Integer.toString(SHARD_COUNT));
                Clients clients = Clients.of(server.endpoint())) {
            String streamArn = createTable(clients);
            Received received = new Received();
            try (Writers writers = new Writers(clients.tables(), TABLE, 1);
                    Consumer consumer = Consumer.start(clients, streamArn, "orders-reader", received)) {
                writers.start();
                awaitMore(writers);
                Map<String, Integer> last = writers.stop();
                await().atMost(PATIENCE_UNSEEDED).until(() -> received.count() >= writers.count());
                assertThat(new TreeMap<>(received.versions())).isEqualTo(everyVersion(last));
                print("leases of its own", received);
            }
        }
    }

    private static void print(String kind, Received received) {
        System.out.println("KCL, " + kind + ": first record after " + received.firstMillis() + " ms, "
                + received.count() + " records from " + received.shards().size() + " shards, "
                + received.repeatedCount() + " of them came again");
    }

    private static ServerProcess start(String... options) {
        List<String> arguments = new ArrayList<>(List.of("--port", "0", "--in-memory"));
        arguments.addAll(List.of(options));
        return ServerProcess.start(new ServerCommand(Checkout.root(), arguments));
    }

    private static String createTable(Clients clients) {
        return clients.tables()
                .createTable(table -> table.tableName(TABLE)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(SeededLeases.string("pk"))
                        .keySchema(SeededLeases.key("pk", KeyType.HASH))
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)))
                .tableDescription()
                .latestStreamArn();
    }

    private static List<Shard> shards(Clients clients, String streamArn) {
        return clients.streams()
                .describeStream(request -> request.streamArn(streamArn))
                .streamDescription()
                .shards();
    }

    private static void awaitMore(Writers writers) {
        int before = writers.count();
        await().atMost(PATIENCE).until(() -> writers.count() >= before + WRITES_BETWEEN_CHANGES);
    }

    private static void admin(URI endpoint, String action, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/_millrace/streams/" + action))
                .header("X-Millrace", "1")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Each item's versions are 1, 2, 3 and so on up to its last one: none missing, none out of order. */
    private static Map<String, List<Integer>> everyVersion(Map<String, Integer> last) {
        return last.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> IntStream.rangeClosed(1, entry.getValue())
                                .boxed()
                                .toList(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static void assertThatLeasesOfClosedShardsAreAtTheirEnd(Clients clients, Received received) {
        Map<String, String> checkpoints =
                clients.tables().scanPaginator(scan -> scan.tableName("orders-reader")).items().stream()
                        .collect(Collectors.toMap(
                                lease -> Received.require(lease, "leaseKey").s(),
                                lease -> lease.getOrDefault("checkpoint", AttributeValue.fromS(""))
                                        .s()));
        for (String shardId : received.ended()) {
            // The library deletes the lease of a shard whose children are being read.
            assertThat(checkpoints.getOrDefault(shardId, "SHARD_END"))
                    .as(shardId)
                    .isEqualTo("SHARD_END");
        }
    }
}
