package dev.millrace.server.request;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.expression.ExpressionBinder;
import dev.millrace.protocol.expression.eval.BoundCondition;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.ReturnValuesOnConditionCheckFailure;
import org.jspecify.annotations.Nullable;

/** The condition of a write, and whether a failure shows the stored item. */
public final class WriteCondition {
    private final @Nullable BoundCondition condition;
    private final boolean showsItem;

    private WriteCondition(@Nullable BoundCondition condition, boolean showsItem) {
        this.condition = condition;
        this.showsItem = showsItem;
    }

    /** Binds the condition of a request; a request without one always passes. */
    public static WriteCondition bind(
            ExpressionBinder binder,
            @Nullable String expression,
            @Nullable ReturnValuesOnConditionCheckFailure onFailure) {
        return new WriteCondition(
                expression == null ? null : binder.condition(expression),
                onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    /** A condition that is bound already. */
    public static WriteCondition of(BoundCondition condition, @Nullable ReturnValuesOnConditionCheckFailure onFailure) {
        return new WriteCondition(condition, onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    /**
     * Checks the stored item.
     *
     * @throws dev.millrace.protocol.error.ApiException ConditionalCheckFailedException if the condition is false
     */
    public void require(@Nullable Item before) {
        if (condition != null && !condition.test(before)) {
            throw ItemErrors.conditionFailed(showsItem ? before : null);
        }
    }
}
