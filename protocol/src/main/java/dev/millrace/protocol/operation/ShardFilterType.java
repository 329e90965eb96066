package dev.millrace.protocol.operation;

/** Which shards DescribeStream lists when filtered (source: service model). */
public enum ShardFilterType {
    CHILD_SHARDS
}
