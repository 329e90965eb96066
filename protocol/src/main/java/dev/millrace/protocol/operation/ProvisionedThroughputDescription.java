package dev.millrace.protocol.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Capacity as a table description tells it. */
public record ProvisionedThroughputDescription(
        @Nullable Instant lastIncreaseDateTime,
        @Nullable Instant lastDecreaseDateTime,
        long numberOfDecreasesToday,
        long readCapacityUnits,
        long writeCapacityUnits) {}
