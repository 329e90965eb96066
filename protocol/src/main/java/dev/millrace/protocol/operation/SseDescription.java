package dev.millrace.protocol.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Encryption at rest as a table description tells it. */
public record SseDescription(
        SseStatus status,
        @Nullable SseType sseType,
        @Nullable String kmsMasterKeyArn,
        @Nullable Instant inaccessibleEncryptionDateTime) {}
