package dev.millrace.protocol.lambda;

/** Where a mapping begins to read. */
public enum EventSourcePosition {
    TRIM_HORIZON,
    LATEST,
    /** Not for DynamoDB streams. */
    AT_TIMESTAMP
}
