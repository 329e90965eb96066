package dev.millrace.protocol.operation;

/** The consistency between replicas of a global table (source: service model). */
public enum MultiRegionConsistency {
    EVENTUAL,
    STRONG
}
