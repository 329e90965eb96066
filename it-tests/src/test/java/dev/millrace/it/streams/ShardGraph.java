package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the KCL and Flink assume of one list of shards (source: streams.md B1, H). */
final class ShardGraph {
    private ShardGraph() {}

    /**
     * Fails on a list that would confuse them.
     *
     * @param isEnabled whether the stream goes on: then no line ends in a closed shard
     */
    static void check(List<JsonNode> shards, boolean isEnabled) {
        Map<String, JsonNode> byId = new HashMap<>();
        Set<String> parents = new HashSet<>();
        for (JsonNode shard : shards) {
            assertThat(StreamHandle.id(shard)).matches("shardId-\\d{20}-[0-9a-f]{8}");
            assertThat(byId.put(StreamHandle.id(shard), shard))
                    .as("shard %s once", shard)
                    .isNull();
            parents.add(shard.path("ParentShardId").asText(""));
        }
        assertThat(shards).extracting(StreamHandle::id).isSorted();
        for (JsonNode shard : shards) {
            boolean isLeaf = !parents.contains(StreamHandle.id(shard));
            if (StreamHandle.isClosed(shard)) {
                assertThat(new BigInteger(StreamHandle.end(shard)))
                        .as("end of %s", shard)
                        .isGreaterThanOrEqualTo(new BigInteger(StreamHandle.start(shard)));
                assertThat(isLeaf && isEnabled).as("closed leaf %s", shard).isFalse();
            } else {
                assertThat(isLeaf).as("no children of the open %s", shard).isTrue();
                assertThat(isEnabled).as("open %s", shard).isTrue();
            }
            // A parent that is not listed any more is fine.
            JsonNode parent = byId.get(shard.path("ParentShardId").asText(""));
            if (parent != null) {
                assertThat(new BigInteger(StreamHandle.start(shard)))
                        .as("start of %s", shard)
                        .isGreaterThan(new BigInteger(StreamHandle.end(parent)));
                assertThat(createdMillis(shard)).isGreaterThan(createdMillis(parent));
            }
        }
    }

    /** The time in an id, as consumers read it. */
    static long createdMillis(JsonNode shard) {
        return Long.parseLong(StreamHandle.id(shard).split("-", -1)[1]);
    }
}
