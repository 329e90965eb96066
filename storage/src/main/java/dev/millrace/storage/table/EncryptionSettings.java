package dev.millrace.storage.table;

import dev.millrace.protocol.operation.SseType;
import org.jspecify.annotations.Nullable;

/** Encryption at rest as a request asked for it; echoed, not done. */
public record EncryptionSettings(SseType type, @Nullable String kmsKeyArn) {}
