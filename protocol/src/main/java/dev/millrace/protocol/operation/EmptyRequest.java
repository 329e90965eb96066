package dev.millrace.protocol.operation;

/** A request without members. */
public record EmptyRequest() {}
