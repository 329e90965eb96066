package dev.millrace.protocol.expression.eval;

import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.expression.ast.Relation;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bound condition. Immutable; takes over the lists it is given. */
public sealed interface ConditionTest {
    /** Whether the condition holds for this item. */
    boolean test(Item item);

    /** One of the terms must hold. */
    record Or(List<ConditionTest> terms) implements ConditionTest {
        @Override
        public boolean test(Item item) {
            for (int index = 0; index < terms.size(); index++) {
                if (terms.get(index).test(item)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** All terms must hold. */
    record And(List<ConditionTest> terms) implements ConditionTest {
        @Override
        public boolean test(Item item) {
            for (int index = 0; index < terms.size(); index++) {
                if (!terms.get(index).test(item)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The term must not hold. */
    record Not(ConditionTest term) implements ConditionTest {
        @Override
        public boolean test(Item item) {
            return !term.test(item);
        }
    }

    /** A comparison. */
    record Compare(OperandSource left, Relation relation, OperandSource right) implements ConditionTest {
        @Override
        public boolean test(Item item) {
            return ValueOrder.holds(left.evaluate(item), relation, right.evaluate(item));
        }
    }

    /** A range test. */
    record Between(OperandSource value, OperandSource lower, OperandSource upper) implements ConditionTest {
        @Override
        public boolean test(Item item) {
            AttributeValue tested = value.evaluate(item);
            return ValueOrder.holds(tested, Relation.GREATER_OR_EQUAL, lower.evaluate(item))
                    && ValueOrder.holds(tested, Relation.LESS_OR_EQUAL, upper.evaluate(item));
        }
    }

    /** A list test. */
    record In(OperandSource value, List<OperandSource> candidates) implements ConditionTest {
        @Override
        public boolean test(Item item) {
            AttributeValue tested = value.evaluate(item);
            if (tested == null) {
                return false;
            }
            for (int index = 0; index < candidates.size(); index++) {
                if (tested.equals(candidates.get(index).evaluate(item))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** {@code attribute_exists} or, where not {@code expected}, {@code attribute_not_exists}. */
    record Exists(DocumentPath path, boolean expected) implements ConditionTest {
        @Override
        public boolean test(Item item) {
            return (path.find(item) != null) == expected;
        }
    }

    /** {@code attribute_type}. */
    record HasType(OperandSource value, OperandSource typeName) implements ConditionTest {
        @Override
        public boolean test(Item item) {
            AttributeValue tested = value.evaluate(item);
            @Nullable AttributeValue name = typeName.evaluate(item);
            return tested != null
                    && name instanceof AttributeValue.S string
                    && tested.type().name().equals(string.value());
        }
    }

    /** {@code begins_with}. */
    record BeginsWith(OperandSource value, OperandSource prefix) implements ConditionTest {
        @Override
        public boolean test(Item item) {
            return ValueOrder.beginsWith(value.evaluate(item), prefix.evaluate(item));
        }
    }

    /** {@code contains}. */
    record Contains(OperandSource value, OperandSource part) implements ConditionTest {
        @Override
        public boolean test(Item item) {
            return ValueOrder.contains(value.evaluate(item), part.evaluate(item));
        }
    }

    /** The legacy {@code NOT_CONTAINS}: false where the value could not contain the part, or is missing. */
    record Lacks(OperandSource value, OperandSource part) implements ConditionTest {
        @Override
        public boolean test(Item item) {
            return ValueOrder.lacks(value.evaluate(item), part.evaluate(item));
        }
    }

    /** Stands for a condition that could not be bound; the error is raised before anything is evaluated. */
    record Unbound() implements ConditionTest {
        @Override
        public boolean test(Item item) {
            throw new IllegalStateException("an expression with an unbound condition is never evaluated");
        }
    }
}
