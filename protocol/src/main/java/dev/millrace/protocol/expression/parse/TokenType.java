package dev.millrace.protocol.expression.parse;

import dev.millrace.protocol.expression.ast.Relation;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of token. Keywords are case-insensitive and never names (source: expressions.md 1). */
enum TokenType {
    IDENTIFIER,
    NAME_PLACEHOLDER,
    VALUE_PLACEHOLDER,
    DIGITS,
    EQUAL(Relation.EQUAL),
    NOT_EQUAL(Relation.NOT_EQUAL),
    LESS(Relation.LESS),
    LESS_OR_EQUAL(Relation.LESS_OR_EQUAL),
    GREATER(Relation.GREATER),
    GREATER_OR_EQUAL(Relation.GREATER_OR_EQUAL),
    PLUS,
    MINUS,
    LEFT_PARENTHESIS,
    RIGHT_PARENTHESIS,
    LEFT_BRACKET,
    RIGHT_BRACKET,
    COMMA,
    DOT,
    AND,
    OR,
    NOT,
    BETWEEN,
    IN,
    SET,
    REMOVE,
    ADD,
    DELETE,
    /** A character that is part of no token; always a syntax error. */
    OTHER,
    END;

    private static final int KEYWORD_LENGTH_MAX = 7;
    private static final Map<String, TokenType> KEYWORDS = Map.of(
            "AND", AND, "OR", OR, "NOT", NOT, "BETWEEN", BETWEEN, "IN", IN, "SET", SET, "REMOVE", REMOVE, "ADD", ADD,
            "DELETE", DELETE);

    private final @Nullable Relation relation;

    TokenType() {
        this(null);
    }

    TokenType(@Nullable Relation relation) {
        this.relation = relation;
    }

    /** The comparison operator that this token is, or null. */
    @Nullable
    Relation relation() {
        return relation;
    }

    /** The keyword that {@code word} spells, or IDENTIFIER. */
    static TokenType ofWord(String word) {
        if (word.length() > KEYWORD_LENGTH_MAX) {
            return IDENTIFIER;
        }
        return KEYWORDS.getOrDefault(word.toUpperCase(Locale.ROOT), IDENTIFIER);
    }
}
