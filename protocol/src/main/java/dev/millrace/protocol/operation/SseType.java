package dev.millrace.protocol.operation;

/** The kind of encryption at rest (source: service model). */
public enum SseType {
    AES256,
    KMS
}
