package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/** Limits DescribeStream to some shards. */
public record ShardFilter(
        @Nullable ShardFilterType type, @Nullable String shardId) {}
