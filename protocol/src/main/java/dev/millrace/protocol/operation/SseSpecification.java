package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/** Requested encryption at rest. */
public record SseSpecification(
        @Nullable Boolean enabled,
        @Nullable SseType sseType,
        @Nullable String kmsMasterKeyId) {}
