package dev.millrace.protocol.operation;

/** Requested capacity. */
public record ProvisionedThroughput(long readCapacityUnits, long writeCapacityUnits) {}
