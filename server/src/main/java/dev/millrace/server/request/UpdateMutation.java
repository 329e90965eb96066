package dev.millrace.server.request;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.error.ValueErrors;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.expression.eval.BoundUpdate;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.Nesting;
import dev.millrace.storage.table.ItemMutation;
import org.jspecify.annotations.Nullable;

/**
 * Applies an update to the stored item and keeps the result for the answer. The store may apply it several times; what
 * counts is the last, which comes before the completion reads it.
 */
public final class UpdateMutation implements ItemMutation {
    private final BoundUpdate update;
    private final WriteCondition condition;
    private final Item keyOnly;
    private final boolean chargesActions;
    private BoundUpdate.@Nullable Result result;

    private UpdateMutation(BoundUpdate update, WriteCondition condition, AttributeMap key, boolean chargesActions) {
        this.update = update;
        this.condition = condition;
        this.keyOnly = Item.of(key.values());
        this.chargesActions = chargesActions;
    }

    /** An update by itself, whose actions count in the size of the item. */
    public static UpdateMutation single(BoundUpdate update, WriteCondition condition, AttributeMap key) {
        return new UpdateMutation(update, condition, key, true);
    }

    /** An update in a transaction, which may fill the item to its last byte (bisected on AWS). */
    public static UpdateMutation inTransaction(BoundUpdate update, WriteCondition condition, AttributeMap key) {
        return new UpdateMutation(update, condition, key, false);
    }

    @Override
    public @Nullable Item apply(@Nullable Item before) {
        condition.require(before);
        BoundUpdate.Result applied = update.apply(before, keyOnly);
        Item after = applied.after();
        if (after != null) {
            requireSize(after);
            requireNesting(after);
        }
        result = applied;
        return after;
    }

    @Override
    public Kind kind() {
        return Kind.UPDATE;
    }

    /** The result of the application that was committed. */
    public BoundUpdate.Result result() {
        if (result == null) {
            throw new IllegalStateException("the update was not applied");
        }
        return result;
    }

    /** AWS charges an update for its actions, too, but not for the key (source: limits.md, bisected on AWS). */
    private void requireSize(Item after) {
        int size = after.size();
        int charged = chargesActions ? size - keyOnly.size() + update.sizeCharge() : 0;
        if (Math.max(size, charged) > ServiceLimits.ITEM_SIZE_MAX) {
            throw ItemErrors.updatedItemTooLarge();
        }
    }

    /** A value that was legal by itself may be too deep where the update puts it. */
    private void requireNesting(Item after) {
        if (!update.reachesInside()) {
            return;
        }
        for (DocumentPath target : update.targets()) {
            AttributeValue value = after.find(target.attribute());
            if (value != null && Nesting.levels(value) > ServiceLimits.NESTING_LEVELS_MAX) {
                throw ValueErrors.invalidValue(ValueErrors.NESTING_TOO_DEEP);
            }
        }
    }
}
