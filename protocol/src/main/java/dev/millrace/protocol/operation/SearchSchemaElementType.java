package dev.millrace.protocol.operation;

/** The role of an attribute in a vector search (source: service model). */
public enum SearchSchemaElementType {
    HASH,
    INLINE_FILTER
}
