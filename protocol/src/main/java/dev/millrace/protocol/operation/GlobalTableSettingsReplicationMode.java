package dev.millrace.protocol.operation;

/** Whether settings follow to the replicas of a global table (source: service model). */
public enum GlobalTableSettingsReplicationMode {
    ENABLED,
    DISABLED,
    ENABLED_WITH_OVERRIDES
}
