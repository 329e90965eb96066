package dev.millrace.protocol.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream as DescribeStream answers it. */
public record StreamDescription(
        String streamArn,
        String streamLabel,
        StreamStatus streamStatus,
        StreamViewType streamViewType,
        @Nullable Instant creationRequestDateTime,
        String tableName,
        List<KeySchemaElement> keySchema,
        List<ShardDescription> shards,
        @Nullable String lastEvaluatedShardId) {
    public StreamDescription {
        keySchema = List.copyOf(keySchema);
        shards = List.copyOf(shards);
    }
}
