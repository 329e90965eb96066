package dev.millrace.protocol.operation;

/** Whether a write answers with the size of its item collection (source: service model). */
public enum ReturnItemCollectionMetrics {
    SIZE,
    NONE
}
