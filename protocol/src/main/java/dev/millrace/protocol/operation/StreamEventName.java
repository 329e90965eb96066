package dev.millrace.protocol.operation;

/** What happened to the item of a stream record (source: service model). */
public enum StreamEventName {
    INSERT,
    MODIFY,
    REMOVE
}
