package dev.millrace.protocol.operation;

/** How much of the consumed capacity an answer tells (source: service model). */
public enum ReturnConsumedCapacity {
    INDEXES,
    TOTAL,
    NONE
}
