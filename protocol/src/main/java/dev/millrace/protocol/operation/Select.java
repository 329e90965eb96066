package dev.millrace.protocol.operation;

/** Which attributes of the items found a Query or Scan answers (source: service model). */
public enum Select {
    ALL_ATTRIBUTES,
    ALL_PROJECTED_ATTRIBUTES,
    SPECIFIC_ATTRIBUTES,
    COUNT
}
