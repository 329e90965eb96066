package dev.millrace.protocol.operation;

/** The state of a table's expiry (source: service model). */
public enum TimeToLiveStatus {
    ENABLING,
    DISABLING,
    ENABLED,
    DISABLED
}
