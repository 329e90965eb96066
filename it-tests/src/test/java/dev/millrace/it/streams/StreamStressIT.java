package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.admin.AdminCalls;
import dev.millrace.it.fixture.RunningServer;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixteen writers on two hundred items while shards rotate and split, the stream is turned off and on, and the server ends
 * and comes back: who read along and who reads afterwards have the same records, and these tell what the writers know.
 *
 * <p>{@code -Dmillrace.it.streams.seconds=N} says how long. The seed decides what is done, not how those meet who do it.
 */
class StreamStressIT {
    private static final int WRITER_COUNT = 16;
    private static final int ITEM_COUNT = 200;
    private static final long PATIENCE_SECONDS = 300;

    private final long seed = Long.getLong("millrace.it.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, Integer> shiftCounts = new LinkedHashMap<>();

    @Test
    void liveAndLaterReadersAgreeAndEachItemsImagesChain(@TempDir Path folder) throws Exception {
        long seconds = Long.getLong("millrace.it.streams.seconds", 20);
        System.out.println("stress of streams, seed " + seed + ", " + seconds + " s");
        ExecutorService threads = Executors.newFixedThreadPool(WRITER_COUNT + 1);
        try (ShiftingServer server = new ShiftingServer(folder.resolve("data"), "--stream-shards", "4")) {
            createTable(server);
            Future<Map<String, Map<String, List<Change>>>> live = threads.submit(new LiveReader(server));
            List<Future<StressWriter>> writing = new ArrayList<>();
            for (int number = 0; number < WRITER_COUNT; number++) {
                writing.add(threads.submit(
                        new StressWriter(server, "w" + number, ITEM_COUNT, new Random(random.nextLong()))));
            }
            long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            while (System.nanoTime() - endNanos < 0) {
                server.awaitMoreThan(server.acknowledgedCount() + 50 + random.nextInt(300));
                failEarly(writing, live);
                shift(server);
            }
            server.endWriting();
            List<StressWriter> writers = new ArrayList<>();
            for (Future<StressWriter> writer : writing) {
                writers.add(writer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            Map<String, String> items = items(server);
            disable(server);
            server.finish();
            check(server, live.get(PATIENCE_SECONDS, TimeUnit.SECONDS), writers, items);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void failEarly(List<Future<StressWriter>> writing, Future<?> live) throws Exception {
        List<Future<?>> all = new ArrayList<>(writing);
        all.add(live);
        for (Future<?> one : all) {
            if (one.isDone()) {
                one.get();
            }
        }
    }

    private static StreamServer connect(ShiftingServer server) {
        return StreamServer.of(new RunningServer.OtherServer(server.address().uri()));
    }

    private static void createTable(ShiftingServer server) {
        try (StreamServer calls = connect(server)) {
            server.shifted(
                    calls.createTable(StressWriter.TABLE, "NEW_AND_OLD_IMAGES").arn());
        }
    }

    /** One thing at random that changes shards, streams or the server. */
    private void shift(ShiftingServer server) {
        int draw = random.nextInt(20);
        String what =
                draw < 8 ? "rotation" : draw < 14 ? "split" : draw < 17 ? "cycle" : draw < 19 ? "kill" : "restart";
        shiftCounts.merge(what, 1, Integer::sum);
        switch (what) {
            case "kill" -> server.restart(true);
            case "restart" -> server.restart(false);
            case "cycle" -> {
                disable(server);
                try (StreamServer calls = connect(server)) {
                    server.shifted(calls.enable(StressWriter.TABLE, "NEW_AND_OLD_IMAGES")
                            .arn());
                }
            }
            case "split" -> split(server);
            default ->
                new AdminCalls(server.address().uri()).post("streams/rotate", "{'table':'" + StressWriter.TABLE + "'}");
        }
    }

    private void split(ShiftingServer server) {
        try (StreamServer calls = connect(server)) {
            String arn = server.streams().get(server.streams().size() - 1);
            List<JsonNode> open = new StreamHandle(calls, arn).openShards();
            String shard = StreamHandle.id(open.get(random.nextInt(open.size())));
            new AdminCalls(server.address().uri())
                    .post("streams/split", "{'stream':'" + arn + "','shard':'" + shard + "'}");
        }
    }

    private static void disable(ShiftingServer server) {
        server.shifting();
        try (StreamServer calls = connect(server)) {
            calls.disable(StressWriter.TABLE);
        }
    }

    private static Map<String, String> items(ShiftingServer server) {
        Map<String, String> items = new HashMap<>();
        try (StreamServer calls = connect(server)) {
            JsonNode page = calls.succeed("Scan", "{'TableName':'" + StressWriter.TABLE + "'}");
            assertThat(page.has("LastEvaluatedKey")).isFalse();
            page.path("Items")
                    .forEach(item ->
                            items.put(item.at("/pk/S").asText(), item.at("/v/S").asText()));
        }
        return items;
    }

    private void check(
            ShiftingServer server,
            Map<String, Map<String, List<Change>>> live,
            List<StressWriter> writers,
            Map<String, String> items) {
        assertThat(live.keySet()).containsExactlyElementsOf(server.streams());
        Map<String, Integer> streamsOfValues = new HashMap<>();
        long recordCount = 0;
        int shardCount = 0;
        Map<String, String> current = new HashMap<>();
        try (StreamServer calls = connect(server)) {
            for (String arn : server.streams()) {
                StreamHandle stream = new StreamHandle(calls, arn);
                List<JsonNode> shards = stream.shards();
                ShardGraph.check(shards, false);
                Map<String, List<Change>> read = Objects.requireNonNull(live.get(arn), arn);
                assertThat(read.keySet())
                        .containsExactlyInAnyOrderElementsOf(
                                shards.stream().map(StreamHandle::id).toList());
                current.clear();
                for (JsonNode shard : shards) {
                    List<Change> again = stream.drain(stream.trimHorizon(StreamHandle.id(shard))).stream()
                            .map(Change::of)
                            .toList();
                    assertThat(again).as("re-read of %s", shard).isEqualTo(read.get(StreamHandle.id(shard)));
                    checkShard(shard, again, current);
                    for (Change change : again) {
                        if (!change.after().isEmpty()) {
                            assertThat(streamsOfValues.put(
                                            change.after(), server.streams().indexOf(arn)))
                                    .as("first record of %s", change)
                                    .isNull();
                        }
                    }
                    recordCount += again.size();
                }
                shardCount += shards.size();
            }
        }
        // The last stream ends at the items as they are, and what it does not name it has not changed.
        current.forEach((key, value) ->
                assertThat(items.getOrDefault(key, "")).as("item %s", key).isEqualTo(value));
        checkWriters(writers, streamsOfValues);
        System.out.println("stress of streams, seed " + seed + ": " + server.acknowledgedCount() + " writes, "
                + writers.stream().mapToLong(StressWriter::unknownCount).sum() + " without an answer, " + recordCount
                + " records in " + shardCount + " shards of " + server.streams().size() + " streams, " + shiftCounts);
    }

    /** Numbers rise within the shard's bounds, and each item goes on from where it was. */
    private static void checkShard(JsonNode shard, List<Change> changes, Map<String, String> current) {
        BigInteger last = new BigInteger(StreamHandle.start(shard));
        for (Change change : changes) {
            assertThat(new BigInteger(change.number()))
                    .as("number of %s", change)
                    .isGreaterThan(last);
            last = new BigInteger(change.number());
            String before = current.put(change.key(), change.after());
            if (before != null) {
                assertThat(change.before()).as("old image of %s", change).isEqualTo(before);
            }
        }
        assertThat(last).as("last of %s", shard).isLessThanOrEqualTo(new BigInteger(StreamHandle.end(shard)));
    }

    private static void checkWriters(List<StressWriter> writers, Map<String, Integer> streamsOfValues) {
        for (StressWriter writer : writers) {
            writer.certain()
                    .forEach((value, stream) -> assertThat(streamsOfValues.get(value))
                            .as("stream of the acknowledged %s", value)
                            .isEqualTo(stream));
            assertThat(streamsOfValues).doesNotContainKeys(writer.refused().toArray(new String[0]));
        }
    }
}
