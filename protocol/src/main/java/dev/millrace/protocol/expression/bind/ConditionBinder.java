package dev.millrace.protocol.expression.bind;

import dev.millrace.protocol.error.ExpressionErrors;
import dev.millrace.protocol.expression.ast.Condition;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.ast.Function;
import dev.millrace.protocol.expression.ast.Operand;
import dev.millrace.protocol.expression.ast.Relation;
import dev.millrace.protocol.expression.bind.Problems.Rank;
import dev.millrace.protocol.expression.eval.BoundCondition;
import dev.millrace.protocol.expression.eval.ConditionTest;
import dev.millrace.protocol.expression.eval.OperandSource;
import dev.millrace.protocol.expression.eval.ValueOrder;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import java.util.ArrayList;
import java.util.List;

/** Binds conditions, filters and key conditions. One instance for one expression. */
public final class ConditionBinder implements Condition.Visitor<ConditionTest>, Operand.Visitor<OperandSource> {
    private final Placeholders placeholders;
    private final ExpressionErrors errors;
    private final Problems problems = new Problems();
    private final List<DocumentPath> paths = new ArrayList<>(4);

    private ConditionBinder(ExpressionKind kind, Placeholders placeholders) {
        this.placeholders = placeholders;
        this.errors = kind.errors();
    }

    /**
     * Binds a parsed condition.
     *
     * @throws dev.millrace.protocol.error.ApiException the problem that AWS reports first
     */
    public static BoundCondition bind(ExpressionKind kind, Condition condition, Placeholders placeholders) {
        ConditionBinder binder = new ConditionBinder(kind, placeholders);
        ConditionTest test = condition.accept(binder);
        binder.problems.raise();
        return new BoundCondition(test, binder.paths);
    }

    @Override
    public ConditionTest visit(Condition.Or or) {
        return new ConditionTest.Or(bindAll(or.terms()));
    }

    @Override
    public ConditionTest visit(Condition.And and) {
        return new ConditionTest.And(bindAll(and.terms()));
    }

    private List<ConditionTest> bindAll(List<Condition> terms) {
        List<ConditionTest> bound = new ArrayList<>(terms.size());
        for (Condition term : terms) {
            bound.add(term.accept(this));
        }
        return bound;
    }

    @Override
    public ConditionTest visit(Condition.Not not) {
        return new ConditionTest.Not(not.term().accept(this));
    }

    @Override
    public ConditionTest visit(Condition.Comparison comparison) {
        OperandSource left = comparison.left().accept(this);
        OperandSource right = comparison.right().accept(this);
        Relation relation = comparison.relation();
        requireDistinct(relation.symbol(), left, right);
        if (relation.isOrdering()) {
            requireOrdered(relation.symbol(), left);
            requireOrdered(relation.symbol(), right);
        }
        return new ConditionTest.Compare(left, relation, right);
    }

    @Override
    public ConditionTest visit(Condition.Between between) {
        OperandSource value = between.value().accept(this);
        OperandSource lower = between.lower().accept(this);
        OperandSource upper = between.upper().accept(this);
        requireOrdered("BETWEEN", value);
        requireOrdered("BETWEEN", lower);
        requireOrdered("BETWEEN", upper);
        requireBounds(lower, upper);
        return new ConditionTest.Between(value, lower, upper);
    }

    private void requireBounds(OperandSource lower, OperandSource upper) {
        AttributeValue from = lower.literal();
        AttributeValue to = upper.literal();
        if (from == null || to == null) {
            return;
        }
        if (!from.type().isKeyType() || !to.type().isKeyType()) {
            return;
        }
        if (from.type() != to.type()) {
            problems.note(Rank.OPERAND_TYPE, errors.operands().betweenTypes(from, to));
        } else if (ValueOrder.compare(from, to) > 0) {
            problems.note(Rank.OPERAND_TYPE, errors.operands().betweenReversed(from, to));
        }
    }

    @Override
    public ConditionTest visit(Condition.In in) {
        OperandSource value = in.value().accept(this);
        return new ConditionTest.In(value, operands(in.candidates()));
    }

    @Override
    public ConditionTest visit(Condition.Test test) {
        Operand.Call call = test.call();
        Function function = call.function();
        List<OperandSource> arguments = operands(call.arguments());
        if (!hasOperandCount(function, arguments)) {
            return new ConditionTest.Unbound();
        }
        OperandSource first = arguments.get(0);
        return switch (function) {
            case ATTRIBUTE_EXISTS, ATTRIBUTE_NOT_EXISTS -> exists(function, first);
            case ATTRIBUTE_TYPE -> {
                requireTypeName(arguments.get(1));
                yield new ConditionTest.HasType(first, arguments.get(1));
            }
            case BEGINS_WITH -> {
                requireDistinct(function.spelling(), first, arguments.get(1));
                requirePrefixType(first);
                requirePrefixType(arguments.get(1));
                yield new ConditionTest.BeginsWith(first, arguments.get(1));
            }
            case CONTAINS -> {
                requireDistinct(function.spelling(), first, arguments.get(1));
                yield new ConditionTest.Contains(first, arguments.get(1));
            }
            case SIZE, IF_NOT_EXISTS, LIST_APPEND ->
                throw new IllegalStateException("the parser lets no " + function + " pass as a condition");
        };
    }

    private ConditionTest exists(Function function, OperandSource operand) {
        DocumentPath path = operand.path();
        if (path == null) {
            problems.note(Rank.OPERAND_TYPE, errors.operands().pathRequired(function.spelling()));
            return new ConditionTest.Unbound();
        }
        return new ConditionTest.Exists(path, function == Function.ATTRIBUTE_EXISTS);
    }

    @Override
    public OperandSource visit(Operand.Path path) {
        DocumentPath resolved = placeholders.path(path.path(), errors, problems);
        paths.add(resolved);
        return new OperandSource.AtPath(resolved);
    }

    /** In conditions an undefined value ranks with an undefined name: whichever comes first in the text is reported. */
    @Override
    public OperandSource visit(Operand.Value value) {
        AttributeValue known = placeholders.value(value.placeholder(), errors, problems, Rank.UNDEFINED_NAME);
        return known == null ? new OperandSource.Unbound() : new OperandSource.Literal(known);
    }

    @Override
    public OperandSource visit(Operand.Call call) {
        Function function = call.function();
        if (function != Function.SIZE) {
            throw new IllegalStateException("the parser lets no " + function + " pass as an operand of a condition");
        }
        List<OperandSource> arguments = operands(call.arguments());
        if (!hasOperandCount(function, arguments)) {
            return new OperandSource.Unbound();
        }
        AttributeType type = arguments.get(0).fixedType();
        if (type != null && !ValueOrder.hasSize(type)) {
            problems.note(Rank.OPERAND_TYPE, errors.operands().type(function.spelling(), type));
        }
        return new OperandSource.Size(arguments.get(0));
    }

    @Override
    public OperandSource visit(Operand.Arithmetic arithmetic) {
        throw new IllegalStateException("the grammar of conditions has no arithmetic");
    }

    private List<OperandSource> operands(List<Operand> operands) {
        List<OperandSource> bound = new ArrayList<>(operands.size());
        for (Operand operand : operands) {
            bound.add(operand.accept(this));
        }
        return bound;
    }

    private boolean hasOperandCount(Function function, List<OperandSource> arguments) {
        if (arguments.size() == function.operandCount()) {
            return true;
        }
        problems.note(Rank.OPERAND_COUNT, errors.operands().count(function.spelling(), arguments.size()));
        return false;
    }

    private void requireDistinct(String operator, OperandSource left, OperandSource right) {
        DocumentPath path = left.path();
        if (path != null && path.equals(right.path())) {
            problems.note(Rank.NOT_DISTINCT, errors.operands().notDistinct(operator, path));
        }
    }

    private void requireOrdered(String operator, OperandSource operand) {
        AttributeType type = operand.fixedType();
        if (type != null && !type.isKeyType()) {
            problems.note(Rank.OPERAND_TYPE, errors.operands().type(operator, type));
        }
    }

    private void requirePrefixType(OperandSource operand) {
        AttributeType type = operand.fixedType();
        if (type != null && type != AttributeType.S && type != AttributeType.B) {
            problems.note(Rank.OPERAND_TYPE, errors.operands().type(Function.BEGINS_WITH.spelling(), type));
        }
    }

    private void requireTypeName(OperandSource operand) {
        String function = Function.ATTRIBUTE_TYPE.spelling();
        AttributeType type = operand.fixedType();
        if (operand.path() != null) {
            problems.note(Rank.OPERAND_TYPE, errors.operands().typeNameRequired(function));
        } else if (type != null && type != AttributeType.S) {
            problems.note(Rank.OPERAND_TYPE, errors.operands().type(function, type));
        } else if (operand.literal() instanceof AttributeValue.S name
                && AttributeType.find(name.value()).isEmpty()) {
            problems.note(Rank.OPERAND_TYPE, errors.operands().unknownTypeName(name.value()));
        }
    }
}
