package dev.millrace.streams.log;

/** A record with its number. */
public record LogEntry(SequenceNumber number, LogRecord record) {}
