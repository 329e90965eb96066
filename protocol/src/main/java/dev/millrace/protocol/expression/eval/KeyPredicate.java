package dev.millrace.protocol.expression.eval;

import dev.millrace.protocol.model.AttributeValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The condition on one key attribute.
 *
 * @param value the operand; the lower bound of BETWEEN, the prefix of BEGINS_WITH
 * @param upper the upper bound of BETWEEN, otherwise null
 */
public record KeyPredicate(
        String attribute,
        KeyOperator operator,
        AttributeValue value,
        @Nullable AttributeValue upper) {
    public KeyPredicate {
        if ((operator == KeyOperator.BETWEEN) != (upper != null)) {
            throw new IllegalArgumentException("BETWEEN and only BETWEEN has an upper bound, not " + operator);
        }
    }

    /** Whether a key value of the operand's type satisfies the condition. */
    public boolean test(AttributeValue key) {
        return switch (operator) {
            case EQ -> key.equals(value);
            case LT -> ValueOrder.compare(key, value) < 0;
            case LE -> ValueOrder.compare(key, value) <= 0;
            case GT -> ValueOrder.compare(key, value) > 0;
            case GE -> ValueOrder.compare(key, value) >= 0;
            case BETWEEN ->
                ValueOrder.compare(key, value) >= 0 && ValueOrder.compare(key, Objects.requireNonNull(upper)) <= 0;
            case BEGINS_WITH -> ValueOrder.beginsWith(key, value);
        };
    }
}
