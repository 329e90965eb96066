package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.ValueProblem;
import org.jspecify.annotations.Nullable;

/**
 * A legacy update of one attribute.
 *
 * @param invalid what is wrong with the value if AWS refuses it, or null; where it is not null the value is not to be used
 */
public record AttributeValueUpdate(
        @Nullable AttributeValue value,
        @Nullable AttributeAction action,
        @Nullable ValueProblem invalid) {}
