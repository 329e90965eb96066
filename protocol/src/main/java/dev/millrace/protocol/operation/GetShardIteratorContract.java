package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/** Names a position in a shard. */
public final class GetShardIteratorContract {
    /** What GetShardIterator asks for. */
    public record Request(
            String streamArn,
            String shardId,
            ShardIteratorType shardIteratorType,
            @Nullable String sequenceNumber) {}

    /** What GetShardIterator answers. */
    public record Response(@Nullable String shardIterator) {}
}
