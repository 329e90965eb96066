package dev.millrace.protocol.operation;

/** The state of contributor insights (source: service model). */
public enum ContributorInsightsStatus {
    ENABLING,
    ENABLED,
    DISABLING,
    DISABLED,
    FAILED
}
