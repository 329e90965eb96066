package dev.millrace.protocol.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why and when a table was archived. */
public record ArchivalSummary(
        @Nullable Instant archivalDateTime,
        @Nullable String archivalReason,
        @Nullable String archivalBackupArn) {}
