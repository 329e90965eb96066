package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Reads all streams of a server while they are written, as a careful consumer does: a shard's children when the shard is
 * drained, found by CHILD_SHARDS. Its tokens outlive restarts. Belongs to one thread.
 */
final class LiveReader implements Callable<Map<String, Map<String, List<Change>>>> {
    private final ShiftingServer server;
    private final Map<String, Map<String, List<Change>>> streams = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> iterators = new LinkedHashMap<>();

    LiveReader(ShiftingServer server) {
        this.server = server;
    }

    /** Gives the changes of each stream and shard when all streams are turned off and drained. */
    @Override
    public Map<String, Map<String, List<Change>>> call() throws InterruptedException {
        try (ReturningClient client = new ReturningClient(server)) {
            while (true) {
                boolean isDone = server.isDone();
                long seenCount = server.acknowledgedCount();
                for (String arn : server.streams()) {
                    if (!streams.containsKey(arn)) {
                        begin(client, arn);
                    }
                }
                int count = 0;
                int openCount = 0;
                for (String arn : streams.keySet()) {
                    for (String shard : List.copyOf(iterators(arn).keySet())) {
                        count += readPage(client, arn, shard);
                    }
                    openCount += iterators(arn).size();
                }
                if (isDone && openCount == 0) {
                    return streams;
                }
                if (count == 0) {
                    server.awaitMoreThan(seenCount);
                }
            }
        }
    }

    private Map<String, String> iterators(String arn) {
        return iterators.computeIfAbsent(arn, name -> new LinkedHashMap<>());
    }

    private void begin(ReturningClient client, String arn) throws InterruptedException {
        streams.put(arn, new LinkedHashMap<>());
        int rootCount = 0;
        for (JsonNode shard : describe(client, arn, "").path("Shards")) {
            if (!shard.has("ParentShardId")) {
                add(client, arn, StreamHandle.id(shard));
                rootCount++;
            }
        }
        assertThat(rootCount).as("roots of %s", arn).isEqualTo(4);
    }

    private static JsonNode describe(ReturningClient client, String arn, String rest) throws InterruptedException {
        return client.read("DescribeStream", "{'StreamArn':'" + arn + "'" + rest + "}")
                .path("StreamDescription");
    }

    private void add(ReturningClient client, String arn, String shard) throws InterruptedException {
        Map<String, List<Change>> shards = streams.computeIfAbsent(arn, name -> new LinkedHashMap<>());
        assertThat(shards.put(shard, new ArrayList<>()))
                .as("new shard %s", shard)
                .isNull();
        iterators(arn)
                .put(
                        shard,
                        client.read(
                                        "GetShardIterator",
                                        "{'StreamArn':'" + arn + "','ShardId':'" + shard
                                                + "','ShardIteratorType':'TRIM_HORIZON'}")
                                .path("ShardIterator")
                                .asText());
    }

    private int readPage(ReturningClient client, String arn, String shard) throws InterruptedException {
        String iterator = iterators(arn).get(shard);
        JsonNode page = client.read("GetRecords", "{'ShardIterator':'" + iterator + "'}");
        List<Change> changes = streams.getOrDefault(arn, Map.of()).getOrDefault(shard, new ArrayList<>());
        page.path("Records").forEach(record -> changes.add(Change.of(record)));
        if (page.has("NextShardIterator")) {
            iterators(arn).put(shard, page.path("NextShardIterator").asText());
            return page.path("Records").size();
        }
        iterators(arn).remove(shard);
        JsonNode stream = describe(client, arn, ",'ShardFilter':{'Type':'CHILD_SHARDS','ShardId':'" + shard + "'}");
        for (JsonNode child : stream.path("Shards")) {
            add(client, arn, StreamHandle.id(child));
        }
        // A line ends nowhere but in a stream that was turned off.
        boolean isOn = !stream.path("StreamStatus").asText().equals("DISABLED");
        assertThat(isOn && stream.path("Shards").isEmpty())
                .as("children of %s: %s", shard, stream)
                .isFalse();
        return 1;
    }
}
