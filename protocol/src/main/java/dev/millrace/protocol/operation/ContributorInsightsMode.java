package dev.millrace.protocol.operation;

/** Which keys contributor insights count (source: service model). */
public enum ContributorInsightsMode {
    ACCESSED_AND_THROTTLED_KEYS,
    THROTTLED_KEYS
}
