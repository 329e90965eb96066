package dev.millrace.protocol.expression.bind;

import dev.millrace.protocol.error.ExpressionErrors;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.ast.Function;
import dev.millrace.protocol.expression.ast.Operand;
import dev.millrace.protocol.expression.ast.PathTemplate;
import dev.millrace.protocol.expression.ast.UpdateAction;
import dev.millrace.protocol.expression.bind.Problems.Rank;
import dev.millrace.protocol.expression.eval.BoundUpdate;
import dev.millrace.protocol.expression.eval.PathTree;
import dev.millrace.protocol.expression.eval.UpdateStep;
import dev.millrace.protocol.expression.eval.UpdateValue;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import java.util.ArrayList;
import java.util.List;

/** Binds update expressions. One instance for one expression. */
public final class UpdateBinder implements UpdateAction.Visitor<UpdateStep>, Operand.Visitor<UpdateValue> {
    private static final ExpressionErrors ERRORS = ExpressionKind.UPDATE.errors();

    private final Placeholders placeholders;
    private final Problems problems = new Problems();

    /** Whether a function is being bound, inside which list_append is not allowed. */
    private boolean insideCall;

    private UpdateBinder(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /**
     * Binds a parsed update.
     *
     * @throws dev.millrace.protocol.error.ApiException the problem that AWS reports first
     */
    public static BoundUpdate bind(List<UpdateAction> actions, Placeholders placeholders) {
        UpdateBinder binder = new UpdateBinder(placeholders);
        List<UpdateStep> steps = new ArrayList<>(actions.size());
        for (UpdateAction action : actions) {
            steps.add(action.accept(binder));
        }
        PathTree tree = isSingleAttribute(steps) ? null : binder.tree(steps);
        binder.problems.raise();
        return new BoundUpdate(steps, tree);
    }

    private static boolean isSingleAttribute(List<UpdateStep> steps) {
        return steps.size() == 1 && steps.get(0).target().length() == 1;
    }

    private PathTree tree(List<UpdateStep> steps) {
        List<DocumentPath> targets = new ArrayList<>(steps.size());
        for (UpdateStep step : steps) {
            targets.add(step.target());
        }
        PathTree tree = PathTree.of(targets);
        PathChecks.check(tree, ERRORS, problems);
        return tree;
    }

    @Override
    public UpdateStep visit(UpdateAction.Set set) {
        return new UpdateStep.Assign(path(set.target()), set.value().accept(this));
    }

    @Override
    public UpdateStep visit(UpdateAction.Remove remove) {
        return new UpdateStep.Remove(path(remove.target()));
    }

    @Override
    public UpdateStep visit(UpdateAction.Add add) {
        DocumentPath target = path(add.target());
        AttributeValue operand = literal(add.value());
        if (operand.type() != AttributeType.N && !operand.type().isSet()) {
            problems.note(Rank.OPERAND_TYPE, ERRORS.operands().actionType("ADD", operand.type()));
        }
        return new UpdateStep.Add(target, operand);
    }

    @Override
    public UpdateStep visit(UpdateAction.Delete delete) {
        DocumentPath target = path(delete.target());
        AttributeValue operand = literal(delete.value());
        if (!operand.type().isSet()) {
            problems.note(Rank.OPERAND_TYPE, ERRORS.operands().actionType("DELETE", operand.type()));
        }
        return new UpdateStep.Delete(target, operand);
    }

    private DocumentPath path(PathTemplate template) {
        return placeholders.path(template, ERRORS, problems);
    }

    /** The value of a placeholder, or NULL for an undefined one, which is noted under a rank before that of types. */
    private AttributeValue literal(Operand.Value value) {
        AttributeValue known = placeholders.value(value.placeholder(), ERRORS, problems, Rank.UNDEFINED_VALUE);
        return known == null ? AttributeValue.NULL : known;
    }

    @Override
    public UpdateValue visit(Operand.Path path) {
        return new UpdateValue.AtPath(path(path.path()));
    }

    @Override
    public UpdateValue visit(Operand.Value value) {
        return new UpdateValue.Literal(literal(value));
    }

    @Override
    public UpdateValue visit(Operand.Arithmetic arithmetic) {
        UpdateValue left = arithmetic.left().accept(this);
        UpdateValue right = arithmetic.right().accept(this);
        String operator = arithmetic.plus() ? "+" : "-";
        requireType(operator, left, AttributeType.N);
        requireType(operator, right, AttributeType.N);
        return new UpdateValue.Arithmetic(left, arithmetic.plus(), right);
    }

    @Override
    public UpdateValue visit(Operand.Call call) {
        Function function = call.function();
        if (insideCall && function == Function.LIST_APPEND) {
            problems.note(Rank.FUNCTION, ERRORS.functionMisused(function.spelling()));
        }
        boolean outer = insideCall;
        insideCall = true;
        List<UpdateValue> arguments = new ArrayList<>(2);
        for (Operand argument : call.arguments()) {
            arguments.add(argument.accept(this));
        }
        insideCall = outer;
        if (arguments.size() != function.operandCount()) {
            problems.note(Rank.OPERAND_COUNT, ERRORS.operands().count(function.spelling(), arguments.size()));
            return new UpdateValue.Unbound();
        }
        return function == Function.IF_NOT_EXISTS ? ifNotExists(arguments) : listAppend(arguments);
    }

    private UpdateValue ifNotExists(List<UpdateValue> arguments) {
        DocumentPath tested = arguments.get(0).path();
        if (tested == null) {
            problems.note(Rank.OPERAND_TYPE, ERRORS.operands().pathRequired(Function.IF_NOT_EXISTS.spelling()));
            return new UpdateValue.Unbound();
        }
        return new UpdateValue.IfNotExists(tested, arguments.get(1));
    }

    private UpdateValue listAppend(List<UpdateValue> arguments) {
        String function = Function.LIST_APPEND.spelling();
        requireType(function, arguments.get(0), AttributeType.L);
        requireType(function, arguments.get(1), AttributeType.L);
        return new UpdateValue.ListAppend(arguments.get(0), arguments.get(1));
    }

    private void requireType(String operator, UpdateValue operand, AttributeType required) {
        AttributeType type = operand.fixedType();
        if (type != null && type != required) {
            problems.note(Rank.OPERAND_TYPE, ERRORS.operands().type(operator, type));
        }
    }
}
