package dev.millrace.protocol.operation;

/** What a legacy attribute update does (source: service model). */
public enum AttributeAction {
    ADD,
    PUT,
    DELETE
}
