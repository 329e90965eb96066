package dev.millrace.it.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.Json;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stream of the table from its first record to its last: what it makes of every item, and at which position each named
 * write stands. Not thread-safe.
 */
final class Replay implements CommitOrder.Positions {
    private final Map<JsonNode, Object> items = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Observer> observers = new ArrayList<>();
    private final Set<String> eventIds = new HashSet<>();
    private BigInteger lastNumber = BigInteger.ZERO;
    private int recordCount;

    /** Looks at every record as it is replayed. */
    interface Observer {
        void see(int position, JsonNode keys, @Nullable JsonNode before, @Nullable JsonNode after);
    }

    /** Reads the whole stream. */
    static Replay of(Client client, String streamArn, List<Observer> observers) {
        Replay replay = new Replay();
        replay.observers.addAll(observers);
        String last = "";
        while (true) {
            String from = last.isEmpty() ? "" : ",'ExclusiveStartShardId':'" + last + "'";
            JsonNode page = client.succeed("DescribeStream", "{'StreamArn':'" + streamArn + "'" + from + "}")
                    .path("StreamDescription");
            // Parents come before their children, so that the order of the list is the order of the records of an item.
            page.path("Shards")
                    .forEach(shard -> replay.readShard(
                            client, streamArn, shard.path("ShardId").asText()));
            if (!page.has("LastEvaluatedShardId")) {
                return replay;
            }
            last = page.path("LastEvaluatedShardId").asText();
        }
    }

    private void readShard(Client client, String streamArn, String shardId) {
        JsonNode iterator = client.succeed(
                        "GetShardIterator",
                        "{'StreamArn':'" + streamArn + "','ShardId':'" + shardId
                                + "','ShardIteratorType':'TRIM_HORIZON'}")
                .path("ShardIterator");
        while (iterator != null) {
            JsonNode page = client.succeed("GetRecords", "{'ShardIterator':'" + iterator.asText() + "'}");
            if (page.path("Records").isEmpty()) {
                return;
            }
            page.path("Records").forEach(this::apply);
            iterator = page.get("NextShardIterator");
        }
    }

    private void apply(JsonNode record) {
        JsonNode data = record.path("dynamodb");
        BigInteger number = new BigInteger(data.path("SequenceNumber").asText());
        assertThat(number).as("number of %s", record).isGreaterThan(lastNumber);
        lastNumber = number;
        assertThat(eventIds.add(record.path("eventID").asText()))
                .as("new event id of %s", record)
                .isTrue();
        JsonNode keys = data.path("Keys");
        JsonNode before = data.get("OldImage");
        JsonNode after = data.get("NewImage");
        Object current = items.get(keys);
        assertThat(before == null ? null : Json.comparable(before))
                .as("old image of %s", record)
                .isEqualTo(current);
        Object next = after == null ? null : Json.comparable(after);
        assertThat(next).as("change of %s", record).isNotEqualTo(current);
        assertThat(record.path("eventName").asText())
                .as("event of %s", record)
                .isEqualTo(current == null ? "INSERT" : next == null ? "REMOVE" : "MODIFY");
        if (next == null) {
            items.remove(keys);
        } else {
            items.put(keys, next);
        }
        if (after != null && after.has("w")) {
            positions.putIfAbsent(after.path("w").path("S").asText(), recordCount);
        }
        for (Observer observer : observers) {
            observer.see(recordCount, keys, before, after);
        }
        recordCount++;
    }

    @Override
    public int positionOf(String name) {
        Integer position = positions.get(name);
        assertThat(position).as("record of %s", name).isNotNull();
        return position == null ? -1 : position;
    }

    int recordCount() {
        return recordCount;
    }

    /** The items that there must be now, by their keys, with the elements of sets in order. */
    Map<JsonNode, Object> items() {
        return items;
    }
}
