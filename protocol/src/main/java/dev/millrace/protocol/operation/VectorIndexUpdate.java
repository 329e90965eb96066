package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/**
 * One change of UpdateTable to a vector index.
 *
 * @param delete the name of the index to remove
 */
public record VectorIndexUpdate(
        @Nullable VectorIndex create, @Nullable String delete) {}
