package dev.millrace.protocol.expression.parse;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an expression although it parses. Only the first finding of the first rank is reported, so they
 * are collected until the whole text is known to be free of syntax errors (source: expressions.md 4, order).
 */
final class Findings {
    private final EnumMap<Rank, ApiException> first = new EnumMap<>(Rank.class);

    void note(Rank rank, ApiException error) {
        first.putIfAbsent(rank, error);
    }

    /** Raises the finding that AWS reports first for this kind of expression, if there is any. */
    void raise(ExpressionKind kind) {
        if (first.isEmpty()) {
            return;
        }
        if (kind == ExpressionKind.UPDATE) {
            ApiException structural = structural();
            ApiException reserved = first.get(Rank.RESERVED_WORD);
            if (structural == null && reserved != null) {
                throw reserved;
            }
        }
        throw first.values().iterator().next();
    }

    private @Nullable ApiException structural() {
        ApiException parentheses = first.get(Rank.PARENTHESES);
        return parentheses != null ? parentheses : first.get(Rank.LIMIT);
    }

    /** The order of reporting in conditions; in updates the reserved words come before the functions. */
    enum Rank {
        PARENTHESES,
        LIMIT,
        UNKNOWN_FUNCTION,
        MISUSED_FUNCTION,
        RESERVED_WORD,
        REPEATED_SECTION
    }
}
