package dev.millrace.protocol.operation;

/** Where in a shard an iterator begins (source: service model). */
public enum ShardIteratorType {
    TRIM_HORIZON,
    LATEST,
    AT_SEQUENCE_NUMBER,
    AFTER_SEQUENCE_NUMBER
}
