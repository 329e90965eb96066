package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/** Capacity that stands ready; the state is ACTIVE or UPDATING. */
public record WarmThroughputDescription(
        @Nullable Long readUnitsPerSecond,
        @Nullable Long writeUnitsPerSecond,
        @Nullable TableStatus status) {}
