package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeMap;
import org.jspecify.annotations.Nullable;

/**
 * One write of BatchWriteItem; a good one has exactly one of its parts.
 *
 * @param item to put
 * @param key of the item to delete
 */
public record WriteRequest(
        @Nullable AttributeMap item, @Nullable AttributeMap key) {}
