package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.JsonConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records of writes that change several items (source: streams.md C3). */
class MultiItemWritesIT {
    private static final String TABLE = "Several";
    private static final int ROUND_COUNT = 60;
    private static final int ITEM_COUNT = 10;

    /** A way to put some items and delete others in one request; a new one is one entry. */
    private enum Path {
        BATCH_WRITE_ITEM(
                "BatchWriteItem",
                "{'RequestItems':{'" + TABLE + "':[@]}}",
                "{'PutRequest':{'Item':{'pk':{'S':'@'},'v':{'N':'#'}}}}",
                "{'DeleteRequest':{'Key':{'pk':{'S':'@'}}}}"),
        TRANSACT_WRITE_ITEMS(
                "TransactWriteItems",
                "{'TransactItems':[@]}",
                "{'Put':{'TableName':'" + TABLE + "','Item':{'pk':{'S':'@'},'v':{'N':'#'}}}}",
                "{'Delete':{'TableName':'" + TABLE + "','Key':{'pk':{'S':'@'}}}}");

        private final String operation;
        private final String request;
        private final String put;
        private final String delete;

        Path(String operation, String request, String put, String delete) {
            this.operation = operation;
            this.request = request;
            this.put = put;
            this.delete = delete;
        }

        String put(String key, int value) {
            return put.replace("@", key).replace("#", Integer.toString(value));
        }

        String delete(String key) {
            return delete.replace("@", key);
        }

        JsonNode body(List<String> actions) {
            return Json.quoted(request.replace("@", String.join(",", actions)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void recordsAreInTheOrderOfTheRequestWithoutThoseThatChangeNothing(Path path) {
        try (StreamServer server = StreamServer.start()) {
            StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
            server.put(TABLE, "gone", 1);
            server.put(TABLE, "same", 1);
            server.put(TABLE, "changed", 1);
            String latest = stream.latest(stream.openShard());

            server.succeed(
                    path.operation,
                    path.body(List.of(
                                    path.put("z", 1),
                                    path.delete("missing"),
                                    path.delete("gone"),
                                    path.put("same", 1),
                                    path.put("changed", 2),
                                    path.put("a", 1)))
                            .toString());

            List<JsonNode> records = stream.drain(latest);
            assertThat(StreamHandle.keys(records)).containsExactly("z", "gone", "changed", "a");
            assertThat(StreamHandle.events(records)).containsExactly("INSERT", "REMOVE", "MODIFY", "INSERT");
        }
    }

    /** Over four shards: who has seen a transaction in one shard finds it in all that are read afterwards. */
    @Test
    void aTransactionIsVisibleInAllShardsAtOnce() throws Exception {
        try (StreamServer server = StreamServer.start(options -> options.streamShardCount(4))) {
            StreamHandle stream = server.createTable(TABLE, "NEW_IMAGE");
            List<String> iterators = new ArrayList<>();
            stream.shards().forEach(shard -> iterators.add(stream.trimHorizon(StreamHandle.id(shard))));
            ExecutorService thread = Executors.newSingleThreadExecutor();
            List<List<Integer>> passes = new ArrayList<>();
            try {
                Future<?> writing = thread.submit(() -> write(server));
                boolean isLast;
                do {
                    isLast = writing.isDone();
                    passes.add(iterators.stream()
                            .map(iterator -> newest(stream.page(iterator)))
                            .toList());
                } while (!isLast);
                writing.get(1, TimeUnit.MINUTES);
            } finally {
                thread.shutdownNow();
            }
            // The keys are spread over all shards, so that each transaction has records in each.
            assertThat(passes.get(passes.size() - 1)).containsOnly(ROUND_COUNT);
            assertThat(passes).allSatisfy(pass -> assertThat(pass).isSorted());
        }
    }

    /** The number of the newest transaction in a page, 0 if it is empty. */
    private static int newest(JsonNode page) {
        JsonNode records = page.path("Records");
        return records.isEmpty()
                ? 0
                : records.get(records.size() - 1).at("/dynamodb/NewImage/v/N").asInt();
    }

    /** In one shard: each page ends between two transactions, never within one. */
    @Test
    void noPageShowsPartOfATransaction() throws Exception {
        try (StreamServer server = StreamServer.start()) {
            StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
            String iterator = stream.trimHorizon(stream.openShard());
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try {
                Future<?> writing = thread.submit(() -> write(server));
                int count = 0;
                while (count < ROUND_COUNT * ITEM_COUNT) {
                    JsonNode page = stream.page(iterator);
                    count += page.path("Records").size();
                    assertThat(count % ITEM_COUNT)
                            .as("%d records so far", count)
                            .isZero();
                    iterator = page.path("NextShardIterator").asText();
                    if (writing.isDone()) {
                        writing.get(1, TimeUnit.MINUTES);
                    }
                }
            } finally {
                thread.shutdownNow();
            }
        }
    }

    private static void write(StreamServer server) {
        try (JsonConnection connection = new JsonConnection(server.endpoint())) {
            for (int round = 1; round <= ROUND_COUNT; round++) {
                List<String> puts = new ArrayList<>();
                for (int index = 0; index < ITEM_COUNT; index++) {
                    puts.add(Path.TRANSACT_WRITE_ITEMS.put("k" + index, round));
                }
                connection.succeed("TransactWriteItems", Path.TRANSACT_WRITE_ITEMS.body(puts));
            }
        }
    }
}
