package dev.millrace.protocol.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The storage class of a table, and since when. */
public record TableClassSummary(
        TableClass tableClass, @Nullable Instant lastUpdateDateTime) {}
