package dev.millrace.it.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixteen clients at once on one table with indexes and a stream, on a server that keeps its data on disk: operations on one
 * item are linearizable, transactions are serialisable, and the stream tells exactly what became of the table.
 *
 * <p>{@code -Dmillrace.it.concurrency.seconds=N} says how long they are at it. The seed decides what each client does, not
 * how the clients meet.
 */
class ConcurrencyIT {
    private static final int CLIENT_COUNT = 16;
    private static final int SEGMENT_COUNT = 3;
    private static final long CHECK_TIMEOUT_MINUTES = 10;
    private static final String CREATE_TABLE = "{'TableName':'many','BillingMode':'PAY_PER_REQUEST',"
            + "'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'},{'AttributeName':'sk','KeyType':'RANGE'}],"
            + "'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'},{'AttributeName':'sk','AttributeType':'S'},"
            + "{'AttributeName':'l','AttributeType':'S'},{'AttributeName':'g','AttributeType':'S'}],"
            + "'LocalSecondaryIndexes':[{'IndexName':'by-l','Projection':{'ProjectionType':'ALL'},"
            + "'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'},{'AttributeName':'l','KeyType':'RANGE'}]}],"
            + "'GlobalSecondaryIndexes':[{'IndexName':'by-g','Projection':{'ProjectionType':'ALL'},"
            + "'KeySchema':[{'AttributeName':'g','KeyType':'HASH'},{'AttributeName':'sk','KeyType':'RANGE'}]},"
            + "{'IndexName':'keys','Projection':{'ProjectionType':'KEYS_ONLY'},"
            + "'KeySchema':[{'AttributeName':'g','KeyType':'HASH'}]}],"
            + "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'NEW_AND_OLD_IMAGES'}}";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatSixteenClientsSeeHasOneOrderAndTheStreamTellsIt() throws Exception {
        long seed = Long.getLong("millrace.it.seed", System.nanoTime());
        long seconds = Long.getLong("millrace.it.concurrency.seconds", 30);
        CommitOrder order = new CommitOrder();
        Bank bank = new Bank(order);
        List<Workload> workloads = List.of(new Registers(order), bank, new Counters(), new Entries(order));
        try (ServerProcess server = ServerProcess.onDirectory(folder.resolve("data"));
                Client first = new Client(server.endpoint(), "first", seed)) {
            String streamArn = first.succeed("CreateTable", CREATE_TABLE)
                    .path("TableDescription")
                    .path("LatestStreamArn")
                    .asText();
            workloads.forEach(workload -> workload.begin(first));

            long callCount = actAtOnce(server.endpoint(), workloads, seconds, seed);

            Replay replay = Replay.of(first, streamArn, List.of(bank));
            for (Workload workload : workloads) {
                workload.check(first, replay);
            }
            order.check(replay);
            theStreamMakesTheTable(first, replay);
            System.out.println("concurrency test, seed " + seed + ", " + seconds + " s: " + callCount + " calls, "
                    + replay.recordCount() + " records, " + replay.items().size() + " items, " + order.size()
                    + " named writes; "
                    + String.join(
                            "; ", workloads.stream().map(Workload::summary).toList()));
        }
    }

    /** Every client does whatever comes to its mind until the time is over; the first that fails ends the test. */
    private static long actAtOnce(URI endpoint, List<Workload> workloads, long seconds, long seed) throws Exception {
        Random seeds = new Random(seed);
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENT_COUNT);
        try {
            List<Future<Long>> clients = new ArrayList<>();
            for (int number = 0; number < CLIENT_COUNT; number++) {
                String name = "c" + number;
                long clientSeed = seeds.nextLong();
                clients.add(threads.submit(() -> {
                    try (Client client = new Client(endpoint, name, clientSeed)) {
                        while (System.nanoTime() - endNanos < 0) {
                            workloads
                                    .get(client.random().nextInt(workloads.size()))
                                    .act(client);
                        }
                        return client.callCount();
                    }
                }));
            }
            long callCount = 0;
            for (Future<Long> client : clients) {
                callCount += client.get(seconds + TimeUnit.MINUTES.toSeconds(CHECK_TIMEOUT_MINUTES), TimeUnit.SECONDS);
            }
            return callCount;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void theStreamMakesTheTable(Client client, Replay replay) {
        Map<JsonNode, Object> expected = replay.items();
        assertThat(expected).as("items that the stream leaves").isNotEmpty();
        assertThat(counted(scan(client, ""))).as("the table").isEqualTo(counted(expected.values()));
        assertThat(counted(scan(client, ",'IndexName':'by-l'")))
                .as("the local index")
                .isEqualTo(counted(having(expected, "l")));
        assertThat(counted(scan(client, ",'IndexName':'by-g'")))
                .as("the global index")
                .isEqualTo(counted(having(expected, "g")));
        List<Object> keys = new ArrayList<>();
        for (Object item : having(expected, "g")) {
            Map<Object, Object> key = new HashMap<>((Map<?, ?>) item);
            key.keySet().retainAll(List.of("pk", "sk", "g"));
            keys.add(key);
        }
        assertThat(counted(scan(client, ",'IndexName':'keys'")))
                .as("the index of keys only")
                .isEqualTo(counted(keys));
    }

    private static List<Object> having(Map<JsonNode, Object> items, String attribute) {
        Predicate<Object> has = item -> ((Map<?, ?>) item).containsKey(attribute);
        return items.values().stream().filter(has).toList();
    }

    private static Map<Object, Integer> counted(Collection<Object> items) {
        Map<Object, Integer> counts = new HashMap<>();
        items.forEach(item -> counts.merge(item, 1, Integer::sum));
        return counts;
    }

    /** All segments, page by page. */
    private static List<Object> scan(Client client, String options) {
        List<Object> items = new ArrayList<>();
        for (int segment = 0; segment < SEGMENT_COUNT; segment++) {
            ObjectNode request = (ObjectNode) Json.quoted(
                    "{'TableName':'many','TotalSegments':" + SEGMENT_COUNT + ",'Segment':" + segment + options + "}");
            JsonNode last = null;
            do {
                if (last != null) {
                    request.set("ExclusiveStartKey", last);
                }
                JsonNode page = client.succeed("Scan", request.toString());
                page.path("Items").forEach(item -> items.add(Json.comparable(item)));
                last = page.get("LastEvaluatedKey");
            } while (last != null);
        }
        return items;
    }
}
