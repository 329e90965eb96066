package dev.millrace.storage.table;

import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import org.jspecify.annotations.Nullable;

/**
 * A change that really happens to one item: before and after differ by value, and at least one of them exists.
 *
 * @param partitionHash the 64-bit hash of the encoded partition key, unsigned; shards own ranges of it
 * @param before null if the item is new
 * @param after null if the item is removed
 */
public record ItemChange(
        PrimaryKey key,
        long partitionHash,
        @Nullable Item before,
        @Nullable Item after) {}
