package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeValue;
import org.jspecify.annotations.Nullable;

/**
 * A legacy update of one attribute.
 *
 * @param invalid AWS's text about the value if it refuses it, or null; where it is not null the value is not to be used
 */
public record AttributeValueUpdate(
        @Nullable AttributeValue value,
        @Nullable AttributeAction action,
        @Nullable String invalid) {}
