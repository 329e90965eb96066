package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/** A vector index as a table description tells it. */
public record VectorIndexDescription(
        VectorIndex index,
        IndexStatus indexStatus,
        @Nullable Boolean backfilling,
        long indexSizeBytes,
        long itemCount,
        String indexArn) {}
