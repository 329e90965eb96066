package dev.millrace.protocol.operation;

/** Whether a table's items are to expire, and by which attribute. */
public record TimeToLiveSpecification(boolean enabled, String attributeName) {}
