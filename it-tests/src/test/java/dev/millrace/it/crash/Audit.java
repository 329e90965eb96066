package dev.millrace.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.story.StoryClient;
import dev.millrace.it.story.StreamReader;
import dev.millrace.it.story.Values;
import dev.millrace.it.streams.ShardGraph;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;

/** Compares what the stream and the table say with what the writers know. */
final class Audit {
    private final StoryClient client;
    private final String table;
    private final List<Shard> shards;
    private final List<Record> records = new ArrayList<>();
    private final List<List<Record>> byShard = new ArrayList<>();

    /** Reads the whole stream, parents before their children. */
    Audit(StoryClient client, String table, String streamArn) {
        this.client = client;
        this.table = table;
        StreamReader reader = new StreamReader(client, streamArn);
        this.shards = reader.shards();
        for (Shard shard : shards) {
            List<Record> read = reader.from(reader.iterator(shard.shardId(), ShardIteratorType.TRIM_HORIZON, null));
            byShard.add(read);
            records.addAll(read);
        }
    }

    int shardCount() {
        return shards.size();
    }

    /** No shard was closed without its children, nor opened beside its open parent. */
    void lineageIsWhole() {
        ShardGraph.checkNodes(shards.stream().map(Audit::node).toList(), true);
    }

    private static ShardGraph.Node node(Shard shard) {
        String parent = shard.parentShardId();
        String end = shard.sequenceNumberRange().endingSequenceNumber();
        return new ShardGraph.Node(
                shard.shardId(),
                parent == null ? "" : parent,
                shard.sequenceNumberRange().startingSequenceNumber(),
                end == null ? "" : end);
    }

    /** Sequence numbers rise strictly within the bounds of each shard, and no event is told twice. */
    void recordsAreDistinctAndInOrder() {
        Set<String> eventIds = new HashSet<>();
        for (int index = 0; index < byShard.size(); index++) {
            ShardGraph.Node shard = node(shards.get(index));
            BigInteger last = new BigInteger(shard.start());
            for (Record record : byShard.get(index)) {
                BigInteger number = new BigInteger(record.dynamodb().sequenceNumber());
                assertThat(number).as("number after %s", last).isGreaterThan(last);
                assertThat(eventIds.add(record.eventID()))
                        .as("new event id %s", record.eventID())
                        .isTrue();
                last = number;
            }
            if (!shard.end().isEmpty()) {
                assertThat(last).as("last of %s", shard).isLessThan(new BigInteger(shard.end()));
            }
        }
    }

    /** Per item each record begins where the one before ended, and the last one ends at the item as it is now. */
    void imagesChainFromFirstToLast() {
        Map<String, List<Record>> byItem = new TreeMap<>();
        for (Record record : records) {
            byItem.computeIfAbsent(key(record), key -> new ArrayList<>()).add(record);
        }
        byItem.forEach((key, chain) -> {
            Map<String, AttributeValue> current = null;
            for (Record record : chain) {
                String place = key + " at " + record.dynamodb().sequenceNumber();
                assertThat(oldImage(record)).as("old image of " + place).isEqualTo(current);
                Map<String, AttributeValue> next = newImage(record);
                assertThat(record.eventName()).as("event of " + place).isEqualTo(event(current, next));
                assertThat(next).as("change of " + place).isNotEqualTo(current);
                current = next;
            }
            assertThat(storedItem(key)).as("item " + key + " now").isEqualTo(current);
        });
    }

    private static OperationType event(
            @Nullable Map<String, AttributeValue> before, @Nullable Map<String, AttributeValue> after) {
        if (before == null) {
            return OperationType.INSERT;
        }
        return after == null ? OperationType.REMOVE : OperationType.MODIFY;
    }

    /** Each acknowledged write is in the stream exactly once, and nothing is there that nobody wrote. */
    void streamHoldsWhatTheWritersKnow(Ledger ledger) {
        Map<String, String> written = new HashMap<>();
        Set<String> removed = new HashSet<>();
        for (Record record : records) {
            Map<String, AttributeValue> after = newImage(record);
            if (after != null) {
                String value = Values.required(after, "v").s();
                String key = key(record);
                assertThat(written.put(value, key))
                        .as("first record of " + value)
                        .isNull();
            } else {
                removed.add(Values.required(record.dynamodb().oldImage(), "v").s());
            }
        }
        Map<String, Write> acknowledged = ledger.acknowledged();
        Map<String, Write> inFlight = ledger.inFlight();
        acknowledged.forEach((value, write) -> assertThat(written.get(value))
                .as("record of acknowledged %s", write)
                .isEqualTo(write.key()));
        written.forEach((value, key) -> assertThat(acknowledged.containsKey(value) || inFlight.containsKey(value))
                .as("%s of %s was written by somebody", value, key)
                .isTrue());
        assertThat(removed).as("acknowledged deletes").containsAll(ledger.deletedValues());
        long deletesInFlight = inFlight.values().stream()
                .filter(write -> write.kind() == Write.Kind.DELETE)
                .count();
        assertThat((long) removed.size() - ledger.deletedValues().size())
                .as("deletes without an answer")
                .isBetween(0L, deletesInFlight);
    }

    private @Nullable Map<String, AttributeValue> storedItem(String key) {
        var answer = client.getItem(GetItemRequest.builder()
                .tableName(table)
                .key(Values.key(key))
                .consistentRead(true)
                .build());
        return answer.hasItem() ? answer.item() : null;
    }

    private static String key(Record record) {
        return Values.required(record.dynamodb().keys(), "pk").s();
    }

    private static @Nullable Map<String, AttributeValue> oldImage(Record record) {
        return record.dynamodb().hasOldImage() ? record.dynamodb().oldImage() : null;
    }

    private static @Nullable Map<String, AttributeValue> newImage(Record record) {
        return record.dynamodb().hasNewImage() ? record.dynamodb().newImage() : null;
    }
}
