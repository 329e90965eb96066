package dev.millrace.protocol.expression.parse;

import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.ast.Function;
import dev.millrace.protocol.expression.ast.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses operands, which conditions and updates share. */
abstract class OperandParser extends TokenCursor {
    OperandParser(ExpressionKind kind, String text) {
        super(kind, text);
    }

    /** Notes a function that may not stand as an operand here. */
    abstract void checkOperandFunction(Operand.Call call);

    /** Notes a function that this kind of expression does not have. */
    abstract void checkFunction(Function function);

    /** An operand, perhaps in parentheses. Directly nested parentheses cost no depth. */
    final Operand operand() {
        int opens = 0;
        while (accept(TokenType.LEFT_PARENTHESIS)) {
            opens++;
        }
        Operand operand;
        if (atCall()) {
            Operand.Call call = call();
            checkOperandFunction(call);
            operand = call;
        } else {
            operand = pathOrValue();
        }
        for (int level = 0; level < opens; level++) {
            expect(TokenType.RIGHT_PARENTHESIS);
        }
        if (opens > 1) {
            noteRedundantParentheses();
        }
        return operand;
    }

    final void noteRedundantParentheses() {
        findings.note(Findings.Rank.PARENTHESES, errors.redundantParentheses());
    }

    final boolean atCall() {
        return at(TokenType.IDENTIFIER) && beforeType(TokenType.LEFT_PARENTHESIS);
    }

    final Operand pathOrValue() {
        return at(TokenType.VALUE_PLACEHOLDER) ? new Operand.Value(next()) : new Operand.Path(path());
    }

    final Operand.Call call() {
        String name = expect(TokenType.IDENTIFIER);
        enterCall(name);
        Optional<Function> known = Function.find(name);
        if (known.isPresent()) {
            checkFunction(known.get());
        } else {
            findings.note(Findings.Rank.UNKNOWN_FUNCTION, errors.unknownFunction(name));
        }
        expect(TokenType.LEFT_PARENTHESIS);
        List<Operand> arguments = operands();
        leave();
        // An unknown function is reported when the parse ends, so what stands for it in the tree is never seen.
        return new Operand.Call(known.orElse(Function.SIZE), arguments);
    }

    /** One or more operands and the closing parenthesis. */
    final List<Operand> operands() {
        List<Operand> operands = new ArrayList<>(2);
        do {
            operands.add(operand());
        } while (accept(TokenType.COMMA));
        expect(TokenType.RIGHT_PARENTHESIS);
        return operands;
    }
}
