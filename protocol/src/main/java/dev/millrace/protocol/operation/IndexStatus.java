package dev.millrace.protocol.operation;

/** The state of a global secondary index (source: service model). */
public enum IndexStatus {
    CREATING,
    UPDATING,
    DELETING,
    ACTIVE
}
