package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/** Requested capacity to stand ready at once. */
public record WarmThroughput(
        @Nullable Long readUnitsPerSecond, @Nullable Long writeUnitsPerSecond) {}
