package dev.millrace.protocol.operation;

/** Limits DescribeStream to some shards. */
public record ShardFilter(ShardFilterType type, String shardId) {}
