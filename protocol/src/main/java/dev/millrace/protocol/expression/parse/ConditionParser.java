package dev.millrace.protocol.expression.parse;

import dev.millrace.protocol.expression.ast.Condition;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.ast.Function;
import dev.millrace.protocol.expression.ast.Operand;
import dev.millrace.protocol.expression.ast.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses conditions, filters and key conditions.
 *
 * <p>A parenthesis may open a condition or an operand, and a function may be either, which shows only later. So the
 * methods return a {@link Unit} that is one or the other, and whoever needs a condition asks for it with {@link
 * #condition}.
 */
final class ConditionParser extends OperandParser {
    private static final int IN_OPERANDS_MAX = 100;

    ConditionParser(ExpressionKind kind, String text) {
        super(kind, text);
    }

    Condition parse() {
        Condition condition = condition(disjunction());
        finish();
        return condition;
    }

    private Unit disjunction() {
        return disjunctionAfter(conjunction());
    }

    private Unit disjunctionAfter(Unit first) {
        if (!at(TokenType.OR)) {
            return first;
        }
        List<Condition> terms = new ArrayList<>();
        terms.add(condition(first));
        while (accept(TokenType.OR)) {
            countOperator();
            terms.add(condition(conjunction()));
        }
        return Unit.of(new Condition.Or(terms));
    }

    private Unit conjunction() {
        return conjunctionAfter(negation());
    }

    private Unit conjunctionAfter(Unit first) {
        if (!at(TokenType.AND)) {
            return first;
        }
        List<Condition> terms = new ArrayList<>();
        terms.add(condition(first));
        while (accept(TokenType.AND)) {
            countOperator();
            terms.add(condition(negation()));
        }
        return Unit.of(new Condition.And(terms));
    }

    /** Any number of NOT is at most two nodes, so that their number costs no depth. */
    private Unit negation() {
        int count = 0;
        while (accept(TokenType.NOT)) {
            countOperator();
            count++;
        }
        Unit unit = primary();
        if (count == 0) {
            return unit;
        }
        Condition negated = new Condition.Not(condition(unit));
        return Unit.of(count % 2 == 1 ? negated : new Condition.Not(negated));
    }

    private Unit primary() {
        if (!at(TokenType.LEFT_PARENTHESIS)) {
            return relation(atCall() ? Unit.of(call()) : Unit.of(pathOrValue()));
        }
        int opens = 0;
        while (accept(TokenType.LEFT_PARENTHESIS)) {
            opens++;
        }
        enterParentheses();
        Unit unit = disjunction();
        leave();
        expect(TokenType.RIGHT_PARENTHESIS);
        for (int level = 1; level < opens; level++) {
            if (at(TokenType.RIGHT_PARENTHESIS)) {
                noteRedundantParentheses();
            } else {
                enterParentheses();
                unit = disjunctionAfter(conjunctionAfter(relation(unit)));
                leave();
            }
            expect(TokenType.RIGHT_PARENTHESIS);
        }
        return relation(unit);
    }

    /** What follows an operand to make it a condition, if it does. */
    private Unit relation(Unit unit) {
        if (!unit.isOperand()) {
            return unit;
        }
        Relation relation = type().relation();
        if (relation != null) {
            Operand left = operand(unit);
            next();
            countOperator();
            return Unit.of(new Condition.Comparison(left, relation, operand()));
        }
        if (at(TokenType.BETWEEN)) {
            return between(unit);
        }
        return at(TokenType.IN) ? in(unit) : unit;
    }

    private Unit between(Unit unit) {
        Operand value = operand(unit);
        expect(TokenType.BETWEEN);
        countOperator();
        Operand lower = operand();
        expect(TokenType.AND);
        return Unit.of(new Condition.Between(value, lower, operand()));
    }

    private Unit in(Unit unit) {
        Operand value = operand(unit);
        expect(TokenType.IN);
        countOperator();
        expect(TokenType.LEFT_PARENTHESIS);
        List<Operand> candidates = operands();
        if (candidates.size() > IN_OPERANDS_MAX) {
            findings.note(Findings.Rank.LIMIT, errors.tooManyInOperands(candidates.size()));
        }
        return Unit.of(new Condition.In(value, candidates));
    }

    /** The unit as a condition; a path or value alone is none, so the current token is the one that cannot follow. */
    private Condition condition(Unit unit) {
        if (unit.condition != null) {
            return unit.condition;
        }
        if (unit.call == null) {
            throw syntaxError();
        }
        if (unit.call.function().role() == Function.Role.OPERAND) {
            noteMisuse(unit.call.function());
        }
        return new Condition.Test(unit.call);
    }

    private Operand operand(Unit unit) {
        if (unit.call != null) {
            checkOperandFunction(unit.call);
            return unit.call;
        }
        if (unit.operand == null) {
            throw new IllegalStateException("a condition was taken for an operand");
        }
        return unit.operand;
    }

    @Override
    void checkOperandFunction(Operand.Call call) {
        if (call.function().role() == Function.Role.CONDITION) {
            noteMisuse(call.function());
        }
    }

    @Override
    void checkFunction(Function function) {
        if (function.role() == Function.Role.UPDATE) {
            findings.note(Findings.Rank.MISUSED_FUNCTION, errors.functionNotInCondition(function.spelling()));
        }
    }

    private void noteMisuse(Function function) {
        findings.note(Findings.Rank.MISUSED_FUNCTION, errors.functionMisused(function.spelling()));
    }

    /** A condition, or a function call that may become one or an operand, or an operand. Exactly one is not null. */
    private record Unit(
            @Nullable Condition condition,
            Operand.@Nullable Call call,
            @Nullable Operand operand) {
        static Unit of(Condition condition) {
            return new Unit(condition, null, null);
        }

        static Unit of(Operand.Call call) {
            return new Unit(null, call, null);
        }

        static Unit of(Operand operand) {
            return new Unit(null, null, operand);
        }

        boolean isOperand() {
            return condition == null;
        }
    }
}
