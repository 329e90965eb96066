package dev.millrace.protocol.operation;

/** The state of encryption at rest (source: service model). */
public enum SseStatus {
    ENABLING,
    ENABLED,
    DISABLING,
    DISABLED,
    UPDATING
}
