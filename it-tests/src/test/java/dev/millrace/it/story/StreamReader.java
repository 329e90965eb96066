package dev.millrace.it.story;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;

/** Reads a whole stream: every shard in the order of the list, from the oldest record to the first empty page. */
public final class StreamReader {
    private final StoryClient client;
    private final String streamArn;

    /** A reader of one stream. */
    public StreamReader(StoryClient client, String streamArn) {
        this.client = client;
        this.streamArn = streamArn;
    }

    /** All shards, page by page. */
    public List<Shard> shards() {
        List<Shard> shards = new ArrayList<>();
        String last = null;
        do {
            var page = client.describeStream(DescribeStreamRequest.builder()
                            .streamArn(streamArn)
                            .exclusiveStartShardId(last)
                            .build())
                    .streamDescription();
            shards.addAll(page.shards());
            last = page.lastEvaluatedShardId();
        } while (last != null);
        return shards;
    }

    /** All records there are. */
    public List<Record> all() {
        List<Record> records = new ArrayList<>();
        for (Shard shard : shards()) {
            records.addAll(from(iterator(shard.shardId(), ShardIteratorType.TRIM_HORIZON, null)));
        }
        return records;
    }

    /** A new iterator of this type. */
    public String iterator(String shardId, ShardIteratorType type, @Nullable String sequenceNumber) {
        return client.getShardIterator(GetShardIteratorRequest.builder()
                        .streamArn(streamArn)
                        .shardId(shardId)
                        .shardIteratorType(type)
                        .sequenceNumber(sequenceNumber)
                        .build())
                .shardIterator();
    }

    /** All records from an iterator on, to the shard's end or the first empty page. */
    public List<Record> from(String iterator) {
        List<Record> records = new ArrayList<>();
        String next = iterator;
        while (next != null) {
            GetRecordsResponse page = page(next);
            if (page.records().isEmpty()) {
                break;
            }
            records.addAll(page.records());
            next = page.nextShardIterator();
        }
        return records;
    }

    /** One page. */
    public GetRecordsResponse page(String iterator) {
        return client.getRecords(
                GetRecordsRequest.builder().shardIterator(iterator).build());
    }
}
