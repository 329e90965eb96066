package dev.millrace.protocol.expression.bind;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ExpressionErrors;
import dev.millrace.protocol.error.KeyConditionErrors;
import dev.millrace.protocol.expression.ast.Condition;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.ast.Function;
import dev.millrace.protocol.expression.ast.Operand;
import dev.millrace.protocol.expression.ast.Relation;
import dev.millrace.protocol.expression.eval.BoundKeyCondition;
import dev.millrace.protocol.expression.eval.KeyOperator;
import dev.millrace.protocol.expression.eval.KeyPredicate;
import dev.millrace.protocol.model.AttributeValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The second pass over a key condition, after it was bound as an ordinary condition: only what a key lookup can serve
 * (source: expressions.md 5.4). One instance for one expression.
 */
public final class KeyConditionBinder implements Condition.Visitor<KeyConditionBinder> {
    private static final ExpressionErrors ERRORS = ExpressionKind.KEY_CONDITION.errors();

    /** A multi-attribute index has at most four partition and four sort attributes. */
    private static final int CONDITIONS_MAX = 8;

    private final Placeholders placeholders;
    private final List<KeyPredicate> predicates = new ArrayList<>(2);

    private KeyConditionBinder(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /**
     * Binds a parsed key condition.
     *
     * @throws ApiException the problem that AWS reports first
     */
    public static BoundKeyCondition bind(Condition condition, Placeholders placeholders) {
        ConditionBinder.bind(ExpressionKind.KEY_CONDITION, condition, placeholders);
        KeyConditionBinder binder = condition.accept(new KeyConditionBinder(placeholders));
        binder.requireOncePerKey();
        if (binder.predicates.size() > CONDITIONS_MAX) {
            throw KeyConditionErrors.count();
        }
        return new BoundKeyCondition(binder.predicates);
    }

    private void requireOncePerKey() {
        Set<String> attributes = new HashSet<>();
        for (KeyPredicate predicate : predicates) {
            if (!attributes.add(predicate.attribute())) {
                throw KeyConditionErrors.repeated();
            }
        }
    }

    @Override
    public KeyConditionBinder visit(Condition.Or or) {
        throw KeyConditionErrors.operator("OR");
    }

    @Override
    public KeyConditionBinder visit(Condition.And and) {
        for (Condition term : and.terms()) {
            term.accept(this);
        }
        return this;
    }

    @Override
    public KeyConditionBinder visit(Condition.Not not) {
        throw KeyConditionErrors.operator("NOT");
    }

    @Override
    public KeyConditionBinder visit(Condition.In in) {
        throw KeyConditionErrors.operator("IN");
    }

    @Override
    public KeyConditionBinder visit(Condition.Comparison comparison) {
        Relation relation = comparison.relation();
        if (relation == Relation.NOT_EQUAL) {
            throw KeyConditionErrors.operator(relation.symbol());
        }
        KeyOperand left = operand(comparison.left());
        KeyOperand right = operand(comparison.right());
        requireOneAttribute(List.of(left, right));
        boolean mirrored = left.path == null;
        KeyOperator operator = operator(mirrored ? relation.mirrored() : relation);
        add(mirrored ? right : left, operator, mirrored ? left : right, null);
        return this;
    }

    private static KeyOperator operator(Relation relation) {
        return switch (relation) {
            case EQUAL -> KeyOperator.EQ;
            case LESS -> KeyOperator.LT;
            case LESS_OR_EQUAL -> KeyOperator.LE;
            case GREATER -> KeyOperator.GT;
            case GREATER_OR_EQUAL -> KeyOperator.GE;
            case NOT_EQUAL -> throw new IllegalStateException("<> was refused before");
        };
    }

    @Override
    public KeyConditionBinder visit(Condition.Between between) {
        KeyOperand value = operand(between.value());
        KeyOperand lower = operand(between.lower());
        KeyOperand upper = operand(between.upper());
        requireOneAttribute(List.of(value, lower, upper));
        requireFirst("BETWEEN", value);
        add(value, KeyOperator.BETWEEN, lower, upper);
        return this;
    }

    @Override
    public KeyConditionBinder visit(Condition.Test test) {
        Function function = test.call().function();
        if (function != Function.BEGINS_WITH) {
            throw KeyConditionErrors.operator(function.spelling());
        }
        KeyOperand value = operand(test.call().arguments().get(0));
        KeyOperand prefix = operand(test.call().arguments().get(1));
        requireOneAttribute(List.of(value, prefix));
        requireFirst(function.spelling(), value);
        add(value, KeyOperator.BEGINS_WITH, prefix, null);
        return this;
    }

    private static void requireOneAttribute(List<KeyOperand> operands) {
        int count = 0;
        for (KeyOperand operand : operands) {
            count += operand.path == null ? 0 : 1;
        }
        if (count > 1) {
            throw KeyConditionErrors.multipleAttributes();
        }
        if (count == 0) {
            throw KeyConditionErrors.attributeMissing();
        }
    }

    private static void requireFirst(String operator, KeyOperand first) {
        if (first.path == null) {
            throw KeyConditionErrors.attributeNotFirst(operator);
        }
    }

    private void add(KeyOperand attribute, KeyOperator operator, KeyOperand value, @Nullable KeyOperand upper) {
        if (attribute.path == null || value.value == null) {
            throw new IllegalStateException("a key condition has one attribute, not " + attribute + " and " + value);
        }
        if (attribute.path.length() > 1) {
            throw KeyConditionErrors.nestedAttribute();
        }
        predicates.add(new KeyPredicate(
                attribute.path.attribute(), operator, value.value, upper == null ? null : upper.value));
    }

    private KeyOperand operand(Operand operand) {
        return operand.accept(new OperandVisitor());
    }

    /** A path or a value; exactly one is not null. */
    private record KeyOperand(
            @Nullable DocumentPath path, @Nullable AttributeValue value) {}

    private final class OperandVisitor implements Operand.Visitor<KeyOperand> {
        @Override
        public KeyOperand visit(Operand.Path path) {
            return new KeyOperand(placeholders.path(path.path(), ERRORS, new Problems()), null);
        }

        @Override
        public KeyOperand visit(Operand.Value value) {
            return new KeyOperand(
                    null,
                    placeholders.value(value.placeholder(), ERRORS, new Problems(), Problems.Rank.UNDEFINED_VALUE));
        }

        @Override
        public KeyOperand visit(Operand.Call call) {
            throw KeyConditionErrors.nestedOperation();
        }

        @Override
        public KeyOperand visit(Operand.Arithmetic arithmetic) {
            throw KeyConditionErrors.nestedOperation();
        }
    }
}
