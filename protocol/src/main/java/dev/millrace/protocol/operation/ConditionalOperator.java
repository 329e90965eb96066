package dev.millrace.protocol.operation;

/** How the legacy conditions of a request are joined (source: service model). */
public enum ConditionalOperator {
    AND,
    OR
}
