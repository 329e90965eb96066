package dev.millrace.it.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a stream on from where it was last left, every shard of it. Not thread-safe. */
final class StreamFollower {
    /** A server may show a record some moments after the write (source: streams.md I); a page without any is asked again. */
    private static final int EMPTY_PAGE_COUNT_MAX = 100;

    private final String streamArn;
    private final Map<String, String> iterators = new LinkedHashMap<>();
    private final Map<String, BigInteger> lastNumbers = new LinkedHashMap<>();

    StreamFollower(String streamArn) {
        this.streamArn = streamArn;
    }

    /** The records that are new: all there are, or, where some are still missing, those that came in time. */
    List<JsonNode> next(Session session, int expectedCount) {
        findShards(session);
        List<JsonNode> records = new ArrayList<>();
        int emptyPageCount = 0;
        boolean more = true;
        while (more) {
            int before = records.size();
            for (String shard : List.copyOf(iterators.keySet())) {
                readPage(session, shard, records);
            }
            boolean isEmpty = records.size() == before;
            emptyPageCount += isEmpty ? 1 : 0;
            more = !isEmpty || (records.size() < expectedCount && emptyPageCount < EMPTY_PAGE_COUNT_MAX);
        }
        return records;
    }

    private void findShards(Session session) {
        String last = null;
        do {
            ObjectNode request = arn();
            if (last != null) {
                request.put("ExclusiveStartShardId", last);
            }
            JsonNode stream = session.succeed("DescribeStream", request).path("StreamDescription");
            for (JsonNode shard : stream.path("Shards")) {
                String id = shard.path("ShardId").asText();
                if (!lastNumbers.containsKey(id)) {
                    lastNumbers.put(id, BigInteger.ZERO);
                    iterators.put(id, firstIterator(session, id));
                }
            }
            last = textOrNull(stream.get("LastEvaluatedShardId"));
        } while (last != null);
    }

    private String firstIterator(Session session, String shardId) {
        ObjectNode request = arn().put("ShardId", shardId).put("ShardIteratorType", "TRIM_HORIZON");
        return session.succeed("GetShardIterator", request)
                .path("ShardIterator")
                .asText();
    }

    private void readPage(Session session, String shard, List<JsonNode> records) {
        String iterator = iterators.get(shard);
        if (iterator == null) {
            return;
        }
        JsonNode page = session.succeed(
                "GetRecords", JsonNodeFactory.instance.objectNode().put("ShardIterator", iterator));
        for (JsonNode record : page.path("Records")) {
            BigInteger number = new BigInteger(
                    record.path("dynamodb").path("SequenceNumber").asText());
            BigInteger previous = lastNumbers.put(shard, number);
            if (previous != null && number.compareTo(previous) <= 0) {
                throw new Difference("sequence number " + number + " after " + previous);
            }
            records.add(record);
        }
        String next = textOrNull(page.get("NextShardIterator"));
        if (next == null) {
            iterators.remove(shard);
        } else {
            iterators.put(shard, next);
        }
    }

    private ObjectNode arn() {
        return JsonNodeFactory.instance.objectNode().put("StreamArn", streamArn);
    }

    private static @Nullable String textOrNull(@Nullable JsonNode node) {
        return node == null ? null : node.textValue();
    }
}
