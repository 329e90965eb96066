package dev.millrace.protocol.expression.eval;

import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import org.jspecify.annotations.Nullable;

/** A bound operand of a condition. Immutable. */
public sealed interface OperandSource {
    /** The operand's value for this item, or null if it has none. */
    @Nullable
    AttributeValue evaluate(Item item);

    /** The type the value always has, or null if that depends on the item. */
    default @Nullable AttributeType fixedType() {
        return null;
    }

    /** The path, if the operand is one. */
    default @Nullable DocumentPath path() {
        return null;
    }

    /** The value, if the operand is a literal. */
    default @Nullable AttributeValue literal() {
        return null;
    }

    /** The value at a path. */
    record AtPath(DocumentPath path) implements OperandSource {
        @Override
        public @Nullable AttributeValue evaluate(Item item) {
            return path.find(item);
        }
    }

    /** A value from ExpressionAttributeValues. */
    record Literal(AttributeValue value) implements OperandSource {
        @Override
        public AttributeValue evaluate(Item item) {
            return value;
        }

        @Override
        public AttributeType fixedType() {
            return value.type();
        }

        @Override
        public AttributeValue literal() {
            return value;
        }
    }

    /** {@code size(operand)}. */
    record Size(OperandSource operand) implements OperandSource {
        @Override
        public @Nullable AttributeValue evaluate(Item item) {
            return ValueOrder.size(operand.evaluate(item));
        }

        @Override
        public AttributeType fixedType() {
            return AttributeType.N;
        }
    }

    /** Stands for an operand that could not be bound; the error is raised before anything is evaluated. */
    record Unbound() implements OperandSource {
        @Override
        public @Nullable AttributeValue evaluate(Item item) {
            throw new IllegalStateException("an expression with an unbound operand is never evaluated");
        }
    }
}
