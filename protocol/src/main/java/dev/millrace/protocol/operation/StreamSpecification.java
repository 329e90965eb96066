package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/** Whether a table has a stream, and which images its records carry. */
public record StreamSpecification(
        boolean streamEnabled, @Nullable StreamViewType streamViewType) {}
