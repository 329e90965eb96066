package dev.millrace.protocol.operation;

/** Which attributes an index carries besides the keys (source: service model). */
public enum ProjectionType {
    ALL,
    KEYS_ONLY,
    INCLUDE
}
