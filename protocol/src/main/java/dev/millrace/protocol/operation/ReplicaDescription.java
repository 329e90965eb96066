package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/** A replica of a global table. */
public record ReplicaDescription(
        String regionName,
        String replicaStatus,
        @Nullable String replicaArn,
        @Nullable String kmsMasterKeyId,
        @Nullable TableClassSummary replicaTableClassSummary) {}
