package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Point 6 of section J, and of 11 what Flink's shard tracker assumes (source: streams.md B, H). */
class LineageIT {
    private static final String TABLE = "Split";
    private static final int KEY_COUNT = 12;

    private final StreamServer server = StreamServer.start(options -> options.streamShardCount(4));
    private final Random random = new Random(seed());

    private static long seed() {
        long seed = Long.getLong("millrace.it.seed", System.nanoTime());
        System.out.println("lineage test, seed " + seed);
        return seed;
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** Rotates or splits, by chance. */
    private JsonNode reshard() {
        return random.nextBoolean() ? server.rotate(TABLE) : server.split(TABLE);
    }

    /** By every way to write: all records of an item are in one line of shards, in the order of the writes. */
    @ParameterizedTest
    @EnumSource(names = "TIME_TO_LIVE", mode = EnumSource.Mode.EXCLUDE)
    void recordsOfAnItemAreInOrderAlongItsLine(WritePath path) {
        StreamHandle stream = server.createTable(TABLE, "NEW_AND_OLD_IMAGES");
        Map<String, List<String>> written = new HashMap<>();
        for (int step = 0; step < 120; step++) {
            String key = "k" + random.nextInt(KEY_COUNT);
            WritePath.PUT_ITEM.apply(server, TABLE, member(key), Map.of("v", "{'N':'" + step + "'}"));
            written.computeIfAbsent(key, name -> new ArrayList<>()).add("" + step);
            if (WritePath.removing().contains(path)) {
                path.apply(server, TABLE, member(key), Map.of());
                written.get(key).add("");
            } else {
                path.apply(server, TABLE, member(key), Map.of("v", "{'N':'-" + step + "'}"));
                if (step > 0) {
                    written.get(key).add("-" + step);
                }
            }
            if (step % 10 == 0) {
                reshard();
            }
        }

        Map<String, List<String>> read = new HashMap<>();
        Map<String, String> lastShards = new HashMap<>();
        List<JsonNode> shards = stream.shards();
        Map<String, String> parents = parents(shards);
        for (JsonNode shard : shards) {
            for (JsonNode record : stream.drain(stream.trimHorizon(StreamHandle.id(shard)))) {
                String key = record.at("/dynamodb/Keys/pk/S").asText();
                read.computeIfAbsent(key, name -> new ArrayList<>())
                        .add(record.at("/dynamodb/NewImage/v/N").asText());
                String before = lastShards.put(key, StreamHandle.id(shard));
                if (before != null) {
                    assertThat(line(parents, StreamHandle.id(shard))).contains(before);
                }
            }
        }
        assertThat(read).isEqualTo(written);
    }

    private static String member(String key) {
        return "'pk':{'S':'" + key + "'}";
    }

    private static Map<String, String> parents(List<JsonNode> shards) {
        Map<String, String> parents = new HashMap<>();
        shards.forEach(shard ->
                parents.put(StreamHandle.id(shard), shard.path("ParentShardId").asText("")));
        return parents;
    }

    /** A shard and those it comes from. */
    private static List<String> line(Map<String, String> parents, String shardId) {
        List<String> line = new ArrayList<>();
        for (String id = shardId; !id.isEmpty(); id = parents.getOrDefault(id, "")) {
            line.add(id);
        }
        return line;
    }

    /**
     * Whoever looks while shards are replaced sees a graph that Flink's tracker and the KCL accept: no closed leaf, no open
     * shard with children, children above their parent's end and no older than it.
     */
    @Test
    void everyDescriptionDuringReshardingIsConsistent() throws Exception {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> looking = thread.submit(() -> {
                try (StreamLooker looker = new StreamLooker(server.endpoint(), stream.arn())) {
                    looker.lookUntilClosed();
                }
            });
            for (int step = 0; step < 12; step++) {
                reshard();
                server.advance("PT1S");
                ShardGraph.check(stream.shards(), true);
            }
            server.disable(TABLE);
            looking.get(2, TimeUnit.MINUTES);
        } finally {
            thread.shutdownNow();
        }
        ShardGraph.check(stream.shards(), false);
    }

    @Test
    void childrenAreToldByTheFilterAtOnceAndOnlyDirectOnes() {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        for (int step = 0; step < 8; step++) {
            JsonNode resharded = reshard();
            for (JsonNode closed : resharded.path("closed")) {
                List<JsonNode> children = stream.children(closed.asText());
                assertThat(children)
                        .isNotEmpty()
                        .allSatisfy(child ->
                                assertThat(child.path("ParentShardId").asText()).isEqualTo(closed.asText()));
                assertThat(children).allMatch(child -> !StreamHandle.isClosed(child));
            }
            for (JsonNode opened : resharded.path("opened")) {
                assertThat(stream.children(opened.asText())).isEmpty();
            }
        }
        Map<String, String> parents = parents(stream.shards());
        for (String id : parents.keySet()) {
            assertThat(stream.children(id)).as("children of %s", id).hasSize((int)
                    parents.values().stream().filter(id::equals).count());
        }
    }

    @Test
    void pagesOfOneShardGiveTheSameListAsOnePage() {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        for (int step = 0; step < 10; step++) {
            reshard();
        }
        List<JsonNode> whole = stream.shards();
        for (int limit : List.of(1, 2, 3, 7, whole.size(), 100)) {
            assertThat(stream.shards(limit)).as("pages of %d", limit).isEqualTo(whole);
        }
        assertThat(whole).extracting(StreamHandle::id).isSorted().doesNotHaveDuplicates();
    }

    /** A day of rotation lists seven generations and never more, however long it goes on. */
    @Test
    void rotationNeverListsMoreThanADayOfGenerations() {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        Set<String> seen = new HashSet<>();
        for (int hour = 1; hour <= 60; hour++) {
            server.advance("PT1H");
            List<JsonNode> shards = stream.shards();
            ShardGraph.check(shards, true);
            assertThat(shards).as("after %d hours", hour).hasSize(4 * (1 + Math.min(hour / 4, 6)));
            shards.forEach(shard -> seen.add(StreamHandle.id(shard)));
        }
        assertThat(seen).hasSize(4 * (1 + 15));
        server.advance("P400D");
        ShardGraph.check(stream.shards(), true);
        assertThat(stream.shards()).hasSize(4 * 7);
    }

    /** Sequence numbers rise along a line, over all lines, and are 21 to 40 digits that compare as numbers and as texts. */
    @Test
    void numbersRiseAlongEveryLine() {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        for (int step = 0; step < 60; step++) {
            server.put(TABLE, "k" + random.nextInt(KEY_COUNT), step);
            if (step % 9 == 0) {
                reshard();
            }
        }
        for (JsonNode shard : stream.shards()) {
            BigInteger last = new BigInteger(StreamHandle.start(shard));
            String lastText = StreamHandle.start(shard);
            for (JsonNode record : stream.drain(stream.trimHorizon(StreamHandle.id(shard)))) {
                String number = StreamHandle.number(record);
                assertThat(number).matches("[1-9][0-9]{20,39}").isGreaterThan(lastText);
                assertThat(new BigInteger(number)).isGreaterThan(last);
                last = new BigInteger(number);
                lastText = number;
            }
            if (StreamHandle.isClosed(shard)) {
                assertThat(new BigInteger(StreamHandle.end(shard))).isGreaterThanOrEqualTo(last);
            }
        }
    }
}
