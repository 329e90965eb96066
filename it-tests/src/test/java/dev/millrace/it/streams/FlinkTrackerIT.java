package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Point 11 of section J, the part of Flink: a reader with the rules of its shard tracker, written anew from the
 * specification (streams.md H). It lists shards page by page now and then, refuses a list with a closed leaf, asks a
 * finished shard for its children, starts a shard when its parents are finished, and reads shards from before its own start
 * by LATEST and all others from TRIM_HORIZON.
 */
class FlinkTrackerIT {
    private static final String TABLE = "Flinked";
    private static final int KEY_COUNT = 10;

    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final Map<String, String> iterators = new LinkedHashMap<>();
    private final Set<String> finished = new HashSet<>();
    private final Map<String, List<String>> read = new HashMap<>();
    private long startMillis;

    @Test
    void aTrackerThatStartsInTheMiddleReadsWhatComesAfterInOrder() {
        long seed = Long.getLong("millrace.it.seed", System.nanoTime());
        System.out.println("Flink's tracker, seed " + seed);
        Random random = new Random(seed);
        Map<String, List<String>> written = new HashMap<>();
        try (StreamServer server = StreamServer.start(options -> options.streamShardCount(4))) {
            StreamHandle stream = server.createTable(TABLE, "NEW_IMAGE");
            Instant now = Instant.parse(StreamServer.START);
            for (int step = 0; step < 300; step++) {
                now = now.plusSeconds(60);
                server.advance("PT1M");
                if (step == 100) {
                    startMillis = now.toEpochMilli();
                    discover(stream);
                    // Down the closed shards, which end at once, to those that are open.
                    while (!waiting.isEmpty()) {
                        poll(stream);
                    }
                }
                String key = "k" + random.nextInt(KEY_COUNT);
                server.put(TABLE, key, step);
                if (step >= 100) {
                    written.computeIfAbsent(key, name -> new ArrayList<>()).add(Integer.toString(step));
                }
                if (random.nextInt(12) == 0) {
                    server.rotate(TABLE);
                } else if (random.nextInt(12) == 0) {
                    server.split(TABLE);
                }
                // Iterators live fifteen minutes.
                if (step > 100 && (random.nextInt(4) == 0 || step % 10 == 0)) {
                    poll(stream);
                }
                if (step > 100 && random.nextInt(20) == 0) {
                    discover(stream);
                }
            }
            server.disable(TABLE);
            while (!iterators.isEmpty() || !waiting.isEmpty()) {
                poll(stream);
            }
        }
        assertThat(read).as("seed %d", seed).isEqualTo(written);
    }

    /** Pages of two, so that a list is many of them. */
    private void discover(StreamHandle stream) {
        List<JsonNode> shards = stream.shards(2);
        ShardGraph.check(shards, true);
        shards.forEach(this::track);
        assign(stream);
    }

    private void track(JsonNode shard) {
        String id = StreamHandle.id(shard);
        if (!iterators.containsKey(id) && !finished.contains(id)) {
            waiting.put(id, shard.path("ParentShardId").asText(""));
        }
    }

    /** Starts the shards whose parent is finished, or was never heard of. */
    private void assign(StreamHandle stream) {
        for (Map.Entry<String, String> shard : List.copyOf(waiting.entrySet())) {
            String parent = shard.getValue();
            if (!waiting.containsKey(parent) && !iterators.containsKey(parent)) {
                waiting.remove(shard.getKey());
                long createdMillis = Long.parseLong(shard.getKey().split("-", -1)[1]);
                iterators.put(
                        shard.getKey(),
                        createdMillis < startMillis
                                ? stream.latest(shard.getKey())
                                : stream.trimHorizon(shard.getKey()));
            }
        }
    }

    private void poll(StreamHandle stream) {
        for (Map.Entry<String, String> shard : List.copyOf(iterators.entrySet())) {
            JsonNode page = stream.page(shard.getValue());
            for (JsonNode record : page.path("Records")) {
                read.computeIfAbsent(record.at("/dynamodb/Keys/pk/S").asText(), name -> new ArrayList<>())
                        .add(record.at("/dynamodb/NewImage/v/N").asText());
            }
            if (page.has("NextShardIterator")) {
                iterators.put(shard.getKey(), page.path("NextShardIterator").asText());
            } else {
                iterators.remove(shard.getKey());
                finished.add(shard.getKey());
                stream.children(shard.getKey()).forEach(this::track);
            }
        }
        assign(stream);
    }
}
