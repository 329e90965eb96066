package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/** Capacity used by a table or an index. */
public record Capacity(
        double capacityUnits,
        @Nullable Double readCapacityUnits,
        @Nullable Double writeCapacityUnits) {}
