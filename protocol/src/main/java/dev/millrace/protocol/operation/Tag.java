package dev.millrace.protocol.operation;

/** A tag of a resource. */
public record Tag(String key, String value) {}
