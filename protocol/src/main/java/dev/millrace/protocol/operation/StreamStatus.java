package dev.millrace.protocol.operation;

/** The state of a stream (source: service model). */
public enum StreamStatus {
    ENABLING,
    ENABLED,
    DISABLING,
    DISABLED
}
