package dev.millrace.protocol.operation;

/** Which image of the item a write answers with (source: service model). */
public enum ReturnValue {
    NONE,
    ALL_OLD,
    UPDATED_OLD,
    ALL_NEW,
    UPDATED_NEW
}
