package dev.millrace.protocol.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a table is billed, and since when. */
public record BillingModeSummary(
        BillingMode billingMode, @Nullable Instant lastUpdateToPayPerRequestDateTime) {}
