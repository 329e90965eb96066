package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/** Describes a stream and its shards. */
public final class DescribeStreamContract {
    /** What DescribeStream asks for. */
    public record Request(
            String streamArn,
            @Nullable Integer limit,
            @Nullable String exclusiveStartShardId,
            @Nullable ShardFilter shardFilter) {}

    /** What DescribeStream answers. */
    public record Response(StreamDescription streamDescription) {}
}
