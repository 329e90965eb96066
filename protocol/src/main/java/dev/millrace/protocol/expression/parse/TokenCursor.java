package dev.millrace.protocol.expression.parse;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ExpressionErrors;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.ast.PathPart;
import dev.millrace.protocol.expression.ast.PathTemplate;
import java.util.ArrayList;
import java.util.List;

/**
 * A position in the tokens of one expression, with what all parsers share: syntax errors, paths, and the count of
 * operators and depth. Used by one thread, for one parse.
 */
class TokenCursor {
    /** Most operators in an expression (source: limits measured on DynamoDB Local, expressions.md 4). */
    static final int OPERATORS_MAX = 300;

    /** Most elements of a path. */
    static final int PATH_LEVELS_MAX = 32;

    /**
     * Deepest nesting that is still parsed. Each level beyond directly nested parentheses, which cost no depth, needs an
     * operator or a function, so a deeper expression has too many operators or misuses a function: the deepest legal chain
     * of if_not_exists does not fit into 4096 bytes.
     */
    static final int DEPTH_MAX = OPERATORS_MAX + 2;

    final ExpressionErrors errors;
    final Findings findings = new Findings();
    private final ExpressionKind kind;
    private final String text;
    private final List<Token> tokens;
    private int index;
    private int operatorCount;
    private int depth;

    TokenCursor(ExpressionKind kind, String text) {
        this.kind = kind;
        this.errors = kind.errors();
        this.text = text;
        this.tokens = Lexer.tokens(text);
    }

    final ExpressionKind kind() {
        return kind;
    }

    final TokenType type() {
        return tokens.get(index).type();
    }

    final boolean at(TokenType type) {
        return type() == type;
    }

    /** Whether the token after the current one is of this type. */
    final boolean beforeType(TokenType type) {
        return index + 1 < tokens.size() && tokens.get(index + 1).type() == type;
    }

    /** Steps over the current token if it is of this type. */
    final boolean accept(TokenType type) {
        if (!at(type)) {
            return false;
        }
        index++;
        return true;
    }

    /** Steps over the current token, which must be of this type, and returns its text. */
    final String expect(TokenType type) {
        if (!at(type)) {
            throw syntaxError();
        }
        return next();
    }

    /** Steps over the current token and returns its text. */
    final String next() {
        Token token = tokens.get(index);
        index++;
        return text.substring(token.start(), token.end());
    }

    final void countOperator() {
        operatorCount++;
    }

    final void enterParentheses() {
        if (++depth > DEPTH_MAX) {
            throw errors.tooManyOperators(OPERATORS_MAX + 1);
        }
    }

    final void enterCall(String function) {
        if (++depth > DEPTH_MAX) {
            throw errors.functionMisused(function);
        }
    }

    final void leave() {
        depth--;
    }

    /** Ends the parse: nothing may follow, and what was found on the way is raised in AWS's order. */
    final void finish() {
        if (!at(TokenType.END)) {
            throw syntaxError();
        }
        if (operatorCount > OPERATORS_MAX) {
            // AWS's parser gives up at the first one too many, so the count is the same however long the rest is
            // (measured on DynamoDB Local, whose parser is AWS's: 601 operators are told as 301).
            findings.note(Findings.Rank.LIMIT, errors.tooManyOperators(OPERATORS_MAX + 1));
        }
        findings.raise(kind);
    }

    /**
     * The error for the current token: its text, and the source from the previous token to the next one (source:
     * expressions.md 3).
     */
    final ApiException syntaxError() {
        Token token = tokens.get(index);
        if (token.type() == TokenType.END) {
            Token last = index == 0 ? new Token(TokenType.OTHER, 0, text.length()) : tokens.get(index - 1);
            return errors.syntax("<EOF>", text.substring(last.start(), last.end()));
        }
        int from = index == 0 ? token.start() : tokens.get(index - 1).start();
        int to = beforeType(TokenType.END) ? token.end() : tokens.get(index + 1).end();
        return errors.syntax(text.substring(token.start(), token.end()), text.substring(from, to));
    }

    /** A path; the current token must begin one. */
    final PathTemplate path() {
        List<PathPart> parts = new ArrayList<>(2);
        parts.add(name());
        while (true) {
            if (accept(TokenType.DOT)) {
                parts.add(name());
            } else if (accept(TokenType.LEFT_BRACKET)) {
                parts.add(index(expect(TokenType.DIGITS)));
                expect(TokenType.RIGHT_BRACKET);
            } else {
                break;
            }
        }
        if (parts.size() > PATH_LEVELS_MAX) {
            findings.note(Findings.Rank.LIMIT, errors.tooManyPathLevels(parts.size()));
        }
        return new PathTemplate(parts);
    }

    private PathPart name() {
        if (at(TokenType.NAME_PLACEHOLDER)) {
            return PathPart.named(next());
        }
        String name = expect(TokenType.IDENTIFIER);
        if (ReservedWords.contains(name)) {
            findings.note(Findings.Rank.RESERVED_WORD, errors.reservedWord(name));
        }
        return PathPart.named(name);
    }

    private PathPart index(String digits) {
        long value = 0;
        for (int position = 0; position < digits.length() && value <= Integer.MAX_VALUE; position++) {
            value = value * 10 + (digits.charAt(position) - '0');
        }
        if (value > Integer.MAX_VALUE) {
            findings.note(Findings.Rank.LIMIT, errors.indexOutOfRange(digits));
            return PathPart.indexed(0);
        }
        return PathPart.indexed((int) value);
    }
}
