package dev.millrace.protocol.model;

/** The role of a key attribute (source: service model, {@code KeyType}). */
public enum KeyType {
    HASH,
    RANGE
}
