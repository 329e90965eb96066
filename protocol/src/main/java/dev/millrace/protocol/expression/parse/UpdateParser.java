package dev.millrace.protocol.expression.parse;

import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.ast.Function;
import dev.millrace.protocol.expression.ast.Operand;
import dev.millrace.protocol.expression.ast.PathTemplate;
import dev.millrace.protocol.expression.ast.UpdateAction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Parses update expressions. */
final class UpdateParser extends OperandParser {
    private final List<UpdateAction> actions = new ArrayList<>();
    private final Set<TokenType> sections = EnumSet.noneOf(TokenType.class);

    UpdateParser(String text) {
        super(ExpressionKind.UPDATE, text);
    }

    List<UpdateAction> parse() {
        do {
            section();
        } while (!at(TokenType.END));
        finish();
        return List.copyOf(actions);
    }

    private void section() {
        TokenType section = type();
        switch (section) {
            case SET, REMOVE, ADD, DELETE -> next();
            default -> throw syntaxError();
        }
        if (!sections.add(section)) {
            findings.note(Findings.Rank.REPEATED_SECTION, errors.repeatedSection(section.name()));
        }
        do {
            actions.add(action(section));
        } while (accept(TokenType.COMMA));
    }

    private UpdateAction action(TokenType section) {
        PathTemplate target = path();
        return switch (section) {
            case SET -> {
                expect(TokenType.EQUAL);
                yield new UpdateAction.Set(target, setValue());
            }
            case ADD -> new UpdateAction.Add(target, value());
            case DELETE -> new UpdateAction.Delete(target, value());
            default -> new UpdateAction.Remove(target);
        };
    }

    private Operand.Value value() {
        return new Operand.Value(expect(TokenType.VALUE_PLACEHOLDER));
    }

    /** One operand, or one sum or difference, which may stand in parentheses as a whole. */
    private Operand setValue() {
        int opens = 0;
        while (at(TokenType.LEFT_PARENTHESIS)) {
            next();
            opens++;
        }
        Operand value = operand();
        boolean sum = false;
        for (int level = 0; level <= opens; level++) {
            boolean closedBefore = level > 0;
            if (!sum && (at(TokenType.PLUS) || at(TokenType.MINUS))) {
                value = arithmetic(value);
                sum = true;
            } else if (closedBefore && level < opens) {
                noteRedundantParentheses();
            }
            if (level < opens) {
                expect(TokenType.RIGHT_PARENTHESIS);
            }
        }
        return value;
    }

    private Operand arithmetic(Operand left) {
        boolean plus = at(TokenType.PLUS);
        next();
        countOperator();
        return new Operand.Arithmetic(left, plus, operand());
    }

    @Override
    void checkOperandFunction(Operand.Call call) {
        // Which update function may stand inside which is checked by the binder, because AWS reports it last.
    }

    @Override
    void checkFunction(Function function) {
        if (function.role() != Function.Role.UPDATE) {
            findings.note(Findings.Rank.UNKNOWN_FUNCTION, errors.functionNotInUpdate(function.spelling()));
        }
    }
}
