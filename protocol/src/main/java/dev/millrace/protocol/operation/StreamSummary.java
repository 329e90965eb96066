package dev.millrace.protocol.operation;

/** A stream as ListStreams answers it. */
public record StreamSummary(String streamArn, String tableName, String streamLabel) {}
