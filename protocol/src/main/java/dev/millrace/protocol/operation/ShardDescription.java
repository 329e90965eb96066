package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/** A shard as DescribeStream answers it. */
public record ShardDescription(
        String shardId, @Nullable String parentShardId, SequenceNumberRange sequenceNumberRange) {}
