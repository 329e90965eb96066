package dev.millrace.protocol.operation;

/** What is to become of contributor insights (source: service model). */
public enum ContributorInsightsAction {
    ENABLE,
    DISABLE
}
