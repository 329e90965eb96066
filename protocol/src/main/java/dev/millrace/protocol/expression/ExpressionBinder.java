package dev.millrace.protocol.expression;

import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.bind.ConditionBinder;
import dev.millrace.protocol.expression.bind.KeyConditionBinder;
import dev.millrace.protocol.expression.bind.Placeholders;
import dev.millrace.protocol.expression.bind.ProjectionBinder;
import dev.millrace.protocol.expression.bind.UpdateBinder;
import dev.millrace.protocol.expression.eval.BoundCondition;
import dev.millrace.protocol.expression.eval.BoundKeyCondition;
import dev.millrace.protocol.expression.eval.BoundProjection;
import dev.millrace.protocol.expression.eval.BoundUpdate;
import dev.millrace.protocol.expression.parse.ExpressionParser;
import dev.millrace.protocol.model.AttributeMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binds the expressions of one request.
 *
 * <p>Call {@link #of}, then bind in the order update, condition, key condition, filter, projection, then {@link
 * #requireAllUsed}: that is the order in which AWS reports errors (source: errors.md section 5, steps 3 to 7). Used by one
 * thread; what it returns is immutable.
 */
public final class ExpressionBinder {
    private static final ExpressionParser PARSER = new ExpressionParser();

    private final Placeholders placeholders;

    private ExpressionBinder(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /**
     * Checks the placeholder maps.
     *
     * @param names ExpressionAttributeNames, or null if the request has none
     * @param values ExpressionAttributeValues, or null if the request has none
     * @param texts the expression parameters of the operation
     * @throws dev.millrace.protocol.error.ApiException if no expression could use them, or one of them is malformed
     */
    public static ExpressionBinder of(
            @Nullable Map<String, String> names, @Nullable AttributeMap values, ExpressionTexts texts) {
        texts.requireUsers(names != null, values != null);
        return new ExpressionBinder(Placeholders.of(names, values));
    }

    /** A ConditionExpression. */
    public BoundCondition condition(String text) {
        return condition(ExpressionKind.CONDITION, text);
    }

    /** A FilterExpression. */
    public BoundCondition filter(String text) {
        return condition(ExpressionKind.FILTER, text);
    }

    /** A ConditionExpression or FilterExpression; no other kind gives a condition. */
    public BoundCondition condition(ExpressionKind kind, String text) {
        if (kind != ExpressionKind.CONDITION && kind != ExpressionKind.FILTER) {
            throw new IllegalArgumentException(kind + " is neither a condition nor a filter");
        }
        return ConditionBinder.bind(kind, PARSER.condition(kind, text), placeholders);
    }

    /** A KeyConditionExpression, checked as far as it can be without a table. */
    public BoundKeyCondition keyCondition(String text) {
        return KeyConditionBinder.bind(PARSER.condition(ExpressionKind.KEY_CONDITION, text), placeholders);
    }

    /** An UpdateExpression. */
    public BoundUpdate update(String text) {
        return UpdateBinder.bind(PARSER.update(text), placeholders);
    }

    /** A ProjectionExpression. */
    public BoundProjection projection(String text) {
        return ProjectionBinder.bind(PARSER.projection(text), placeholders);
    }

    /**
     * Checks that each placeholder was used by one of the expressions bound; names first.
     *
     * @throws dev.millrace.protocol.error.ApiException naming those that were not
     */
    public void requireAllUsed() {
        placeholders.requireAllUsed();
    }
}
