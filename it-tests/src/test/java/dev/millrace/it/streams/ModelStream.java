package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** What a stream must hold, by the clock alone: what was written while it was on, for a day each. Not thread-safe. */
final class ModelStream {
    private static final int RETENTION_MINUTES = 24 * 60;
    private static final long MINUTE_MILLIS = 60_000;
    private static final int NEVER = Integer.MAX_VALUE - RETENTION_MINUTES;

    private final StreamHandle handle;
    private final List<Write> writes = new ArrayList<>();
    private final Map<Integer, Integer> minutes = new HashMap<>();
    private final Map<String, Map<Integer, String>> numbers = new HashMap<>();
    private int offMinute = NEVER;

    ModelStream(StreamHandle handle) {
        this.handle = handle;
    }

    private record Write(String key, int value, int minute) {}

    /** A record that a reader has seen. */
    record Known(int value, String number) {}

    StreamHandle handle() {
        return handle;
    }

    void write(String key, int value, int minute) {
        writes.add(new Write(key, value, minute));
        minutes.put(value, minute);
    }

    void turnOff(int minute) {
        offMinute = minute;
    }

    boolean isOn() {
        return offMinute == NEVER;
    }

    boolean isGone(int nowMinute) {
        return nowMinute >= offMinute + RETENTION_MINUTES;
    }

    boolean isExpired(int value, int nowMinute) {
        return nowMinute >= minutes.getOrDefault(value, NEVER) + RETENTION_MINUTES;
    }

    /** Remembers the numbers of records; a number never changes. */
    void learn(String shard, List<JsonNode> records) {
        Map<Integer, String> known = numbers.computeIfAbsent(shard, id -> new TreeMap<>());
        for (JsonNode record : records) {
            int value = record.at("/dynamodb/NewImage/v/N").asInt();
            String number = StreamHandle.number(record);
            assertThat(known.getOrDefault(value, number)).isEqualTo(number);
            known.put(value, number);
        }
    }

    /** Any record that was ever seen in a shard. */
    Optional<Known> anyRecordOf(String shard, Random random) {
        List<Known> known = new ArrayList<>();
        numbers.getOrDefault(shard, Map.of()).forEach((value, number) -> known.add(new Known(value, number)));
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(random.nextInt(known.size())));
    }

    /** Each item's records, in order, are what was written to it in the last day. */
    void checkRecords(List<JsonNode> records, int nowMinute) {
        Map<String, List<String>> expected = new TreeMap<>();
        for (Write write : writes) {
            if (write.minute() + RETENTION_MINUTES > nowMinute) {
                expected.computeIfAbsent(write.key(), key -> new ArrayList<>()).add(Integer.toString(write.value()));
            }
        }
        Map<String, List<String>> read = new TreeMap<>();
        for (JsonNode record : records) {
            read.computeIfAbsent(record.at("/dynamodb/Keys/pk/S").asText(), key -> new ArrayList<>())
                    .add(record.at("/dynamodb/NewImage/v/N").asText());
        }
        assertThat(read).as("records of %s", handle.arn()).isEqualTo(expected);
    }

    /** A shard is listed for a day after its children were opened, to the minute. */
    void checkListing(List<JsonNode> shards, int nowMinute) {
        long nowMillis = Instant.parse(StreamServer.START).toEpochMilli() + nowMinute * MINUTE_MILLIS;
        for (JsonNode shard : shards) {
            for (JsonNode child : shards) {
                if (child.path("ParentShardId").asText("").equals(StreamHandle.id(shard))) {
                    // Children of one moment have ids that are some milliseconds apart.
                    assertThat(ShardGraph.createdMillis(child))
                            .as("a day after %s", shard)
                            .isGreaterThan(nowMillis - RETENTION_MINUTES * MINUTE_MILLIS);
                }
            }
        }
    }
}
