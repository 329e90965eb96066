package dev.millrace.protocol.operation;

/** The storage class of a table (source: service model). */
public enum TableClass {
    STANDARD,
    STANDARD_INFREQUENT_ACCESS
}
