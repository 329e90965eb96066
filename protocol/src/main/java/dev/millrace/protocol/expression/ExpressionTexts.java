package dev.millrace.protocol.expression;

import dev.millrace.protocol.error.PlaceholderErrors;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The expression parameters that an operation has, and which of them a request carries.
 *
 * <p>Name them all in the order in which AWS lists them, those the request leaves out too, because AWS names the absent
 * ones: {@code new ExpressionTexts().with(UPDATE, text).with(CONDITION, text)} for UpdateItem, FILTER before
 * KEY_CONDITION for Query. Used by one thread.
 */
public final class ExpressionTexts {
    private final List<ExpressionKind> absentValueUsers = new ArrayList<>(2);
    private boolean anyPresent;
    private boolean anyValueUserPresent;

    /** Adds a parameter; null if the request does not carry it. */
    public ExpressionTexts with(ExpressionKind kind, @Nullable String text) {
        if (text != null) {
            anyPresent = true;
            anyValueUserPresent |= kind.usesValues();
        } else if (kind.usesValues()) {
            absentValueUsers.add(kind);
        }
        return this;
    }

    /**
     * Checks that placeholders come with an expression that could use them. AWS does this before it looks at any
     * attribute value of the request (source: errors.md section 5, step 3).
     *
     * @throws dev.millrace.protocol.error.ApiException if names or values are there but no such expression
     */
    public void requireUsers(boolean hasNames, boolean hasValues) {
        if (hasNames && !anyPresent) {
            throw PlaceholderErrors.namesWithoutExpression();
        }
        if (hasValues && !anyValueUserPresent) {
            throw PlaceholderErrors.valuesWithoutExpression(absent());
        }
    }

    private String absent() {
        StringBuilder text = new StringBuilder();
        for (ExpressionKind kind : absentValueUsers) {
            text.append(text.isEmpty() ? "" : " and ").append(kind.parameter());
        }
        return text.append(absentValueUsers.size() > 1 ? " are null" : " is null")
                .toString();
    }
}
