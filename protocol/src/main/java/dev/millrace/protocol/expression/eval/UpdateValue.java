package dev.millrace.protocol.expression.eval;

import dev.millrace.protocol.error.UpdateErrors;
import dev.millrace.protocol.error.ValueErrors;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.DynamoNumber;
import dev.millrace.protocol.model.InvalidNumberException;
import dev.millrace.protocol.model.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bound right-hand side of SET. Reads the item as it was before the update. Immutable. */
public sealed interface UpdateValue {
    /**
     * The value for this item.
     *
     * @throws dev.millrace.protocol.error.ApiException if a path leads nowhere or a value has the wrong type
     */
    AttributeValue evaluate(Item before);

    /** The type the value always has, or null if that depends on the item. */
    default @Nullable AttributeType fixedType() {
        return null;
    }

    /** The path, if the value is one. */
    default @Nullable DocumentPath path() {
        return null;
    }

    /** The value at a path. */
    record AtPath(DocumentPath path) implements UpdateValue {
        @Override
        public AttributeValue evaluate(Item before) {
            AttributeValue value = path.find(before);
            if (value == null) {
                throw UpdateErrors.operandMissing();
            }
            return value;
        }
    }

    /** A value from ExpressionAttributeValues. */
    record Literal(AttributeValue value) implements UpdateValue {
        @Override
        public AttributeValue evaluate(Item before) {
            return value;
        }

        @Override
        public AttributeType fixedType() {
            return value.type();
        }
    }

    /** {@code if_not_exists(path, otherwise)}; the second operand is evaluated even when it is not needed. */
    record IfNotExists(DocumentPath tested, UpdateValue otherwise) implements UpdateValue {
        @Override
        public AttributeValue evaluate(Item before) {
            AttributeValue fallback = otherwise.evaluate(before);
            AttributeValue value = tested.find(before);
            return value == null ? fallback : value;
        }
    }

    /** {@code list_append(first, second)}. */
    record ListAppend(UpdateValue first, UpdateValue second) implements UpdateValue {
        @Override
        public AttributeValue evaluate(Item before) {
            List<AttributeValue> head = list(first.evaluate(before));
            List<AttributeValue> tail = list(second.evaluate(before));
            List<AttributeValue> all = new ArrayList<>(head.size() + tail.size());
            all.addAll(head);
            all.addAll(tail);
            return new AttributeValue.L(all);
        }

        private static List<AttributeValue> list(AttributeValue value) {
            if (value instanceof AttributeValue.L list) {
                return list.values();
            }
            throw UpdateErrors.operandHasWrongType();
        }

        @Override
        public AttributeType fixedType() {
            return AttributeType.L;
        }
    }

    /** A sum, or a difference where not {@code plus}. */
    record Arithmetic(UpdateValue left, boolean plus, UpdateValue right) implements UpdateValue {
        @Override
        public AttributeValue evaluate(Item before) {
            DynamoNumber first = number(left.evaluate(before));
            DynamoNumber second = number(right.evaluate(before));
            return plus ? sum(first, second) : difference(first, second);
        }

        private static DynamoNumber number(AttributeValue value) {
            if (value instanceof AttributeValue.N number) {
                return number.value();
            }
            throw UpdateErrors.operandHasWrongType();
        }

        static AttributeValue sum(DynamoNumber first, DynamoNumber second) {
            return exact(first.toBigDecimal().add(second.toBigDecimal()));
        }

        private static AttributeValue difference(DynamoNumber first, DynamoNumber second) {
            return exact(first.toBigDecimal().subtract(second.toBigDecimal()));
        }

        private static AttributeValue exact(BigDecimal result) {
            try {
                return new AttributeValue.N(DynamoNumber.of(result));
            } catch (InvalidNumberException e) {
                throw ValueErrors.arithmetic(e.kind());
            }
        }

        @Override
        public AttributeType fixedType() {
            return AttributeType.N;
        }
    }

    /** Stands for a value that could not be bound; the error is raised before anything is evaluated. */
    record Unbound() implements UpdateValue {
        @Override
        public AttributeValue evaluate(Item before) {
            throw new IllegalStateException("an expression with an unbound operand is never evaluated");
        }
    }
}
