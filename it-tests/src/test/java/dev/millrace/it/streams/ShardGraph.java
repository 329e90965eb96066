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
public final class ShardGraph {
    private ShardGraph() {}

    /**
     * A shard of the list.
     *
     * @param parentId empty if it has none
     * @param start its StartingSequenceNumber
     * @param end its EndingSequenceNumber, empty if it is open
     */
    public record Node(String id, String parentId, String start, String end) {
        boolean isClosed() {
            return !end.isEmpty();
        }

        /** The time in the id, as consumers read it. */
        long createdMillis() {
            return Long.parseLong(id.split("-", -1)[1]);
        }
    }

    private static Node node(JsonNode shard) {
        return new Node(
                StreamHandle.id(shard),
                shard.path("ParentShardId").asText(""),
                StreamHandle.start(shard),
                StreamHandle.end(shard));
    }

    /** The time in the id of a shard. */
    static long createdMillis(JsonNode shard) {
        return node(shard).createdMillis();
    }

    /** As {@link #checkNodes}. */
    static void check(List<JsonNode> shards, boolean isEnabled) {
        checkNodes(shards.stream().map(ShardGraph::node).toList(), isEnabled);
    }

    /**
     * Fails on a list that would confuse them.
     *
     * @param isEnabled whether the stream goes on: then no line ends in a closed shard
     */
    public static void checkNodes(List<Node> shards, boolean isEnabled) {
        Map<String, Node> byId = new HashMap<>();
        Set<String> parents = new HashSet<>();
        for (Node shard : shards) {
            assertThat(shard.id()).matches("shardId-\\d{20}-[0-9a-f]{8}");
            assertThat(byId.put(shard.id(), shard)).as("%s once", shard).isNull();
            parents.add(shard.parentId());
        }
        assertThat(shards).extracting(Node::id).isSorted();
        for (Node shard : shards) {
            boolean isLeaf = !parents.contains(shard.id());
            if (shard.isClosed()) {
                assertThat(new BigInteger(shard.end()))
                        .as("end of %s", shard)
                        .isGreaterThanOrEqualTo(new BigInteger(shard.start()));
                assertThat(isLeaf && isEnabled).as("closed leaf %s", shard).isFalse();
            } else {
                assertThat(isLeaf).as("no children of the open %s", shard).isTrue();
                assertThat(isEnabled).as("open %s", shard).isTrue();
            }
            // A parent that is not listed any more is fine.
            Node parent = byId.get(shard.parentId());
            if (parent != null) {
                assertThat(new BigInteger(shard.start()))
                        .as("start of %s", shard)
                        .isGreaterThan(new BigInteger(parent.end()));
                assertThat(shard.createdMillis()).isGreaterThan(parent.createdMillis());
            }
        }
    }
}
