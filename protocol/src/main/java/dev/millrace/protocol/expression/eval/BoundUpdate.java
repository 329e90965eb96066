package dev.millrace.protocol.expression.eval;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.error.UpdateErrors;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeySchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An update, ready to be applied to items: a pure function from the item before to the item after. Immutable and
 * thread-safe.
 */
public final class BoundUpdate {
    /** The update without actions, which UpdateItem without expression means: it creates the item and touches nothing. */
    public static final BoundUpdate NONE = new BoundUpdate(List.of(), null);

    private static final int BASE_CHARGE = 3;

    private final List<UpdateStep> steps;
    private final @Nullable PathTree tree;
    private final boolean removesOnly;

    /**
     * Takes over {@code steps}.
     *
     * @param tree built of the targets in the order of the steps; null if all of them are top-level attributes
     */
    public BoundUpdate(List<UpdateStep> steps, @Nullable PathTree tree) {
        this.steps = steps;
        this.tree = tree;
        this.removesOnly = !steps.isEmpty() && onlyRemove(steps);
    }

    private static boolean onlyRemove(List<UpdateStep> steps) {
        for (UpdateStep step : steps) {
            if (!step.onlyRemoves()) {
                return false;
            }
        }
        return true;
    }

    /** Whether all actions take away, so that nothing is created for a missing item (source: expressions.md 5.3). */
    public boolean removesOnly() {
        return removesOnly;
    }

    /** Whether some action writes below the top level. */
    public boolean reachesInside() {
        return tree != null;
    }

    /** The targets in the order of the text. */
    public List<DocumentPath> targets() {
        return steps.stream().map(UpdateStep::target).toList();
    }

    /**
     * Checks that no action touches a key attribute or anything below one.
     *
     * @throws dev.millrace.protocol.error.ApiException naming the first key attribute in the order of the text
     */
    public void requireNotKeys(KeySchema schema) {
        for (UpdateStep step : steps) {
            if (schema.contains(step.target().attribute())) {
                throw UpdateErrors.cannotUpdateKey(step.target().attribute());
            }
        }
    }

    /**
     * Checks that no path reaches into a key attribute of an index.
     *
     * @throws dev.millrace.protocol.error.ApiException if one does
     */
    public void requireNotInside(KeySchema indexSchema) {
        for (UpdateStep step : steps) {
            if (step.target().length() > 1 && indexSchema.contains(step.target().attribute())) {
                throw ItemErrors.indexKeyPath(step.target().attribute());
            }
        }
    }

    /**
     * Applies the update.
     *
     * @param before the stored item, or null if there is none
     * @param keyOnly the key attributes, from which a missing item is created
     * @throws dev.millrace.protocol.error.ApiException if a path or an operand does not fit the item
     */
    public Result apply(@Nullable Item before, Item keyOnly) {
        Item read = before == null ? Item.EMPTY : before;
        @Nullable AttributeValue[] results = new AttributeValue[steps.size()];
        for (int index = 0; index < results.length; index++) {
            UpdateStep step = steps.get(index);
            results[index] = step.result(read);
            // Taking something away from a missing item is silently accepted even below the top level (source:
            // expressions.md 5.3, asserted on AWS).
            if (!step.target().hasParent(read) && (before != null || !step.onlyRemoves())) {
                throw UpdateErrors.invalidDocumentPath();
            }
        }
        if (before == null && removesOnly) {
            return new Result(this, null, null);
        }
        return new Result(this, before, rebuild(before == null ? keyOnly : before, results));
    }

    /** What AWS charges for the actions on top of the item's size (source: limits.md, bisected on AWS). */
    public int sizeCharge() {
        int charge = BASE_CHARGE;
        for (UpdateStep step : steps) {
            charge += step.sizeCharge();
        }
        return charge;
    }

    private Item rebuild(Item item, @Nullable AttributeValue[] results) {
        if (tree != null) {
            return tree.rebuild(item, results);
        }
        Map<String, AttributeValue> rebuilt = new LinkedHashMap<>(item.attributes());
        for (int index = 0; index < results.length; index++) {
            String attribute = steps.get(index).target().attribute();
            AttributeValue value = results[index];
            if (value == null) {
                rebuilt.remove(attribute);
            } else {
                rebuilt.put(attribute, value);
            }
        }
        return Item.owning(rebuilt);
    }

    private @Nullable Item touched(@Nullable Item item) {
        if (item == null) {
            return null;
        }
        if (tree != null) {
            return tree.pick(item);
        }
        Map<String, AttributeValue> picked = new LinkedHashMap<>();
        for (UpdateStep step : steps) {
            AttributeValue value = item.find(step.target().attribute());
            if (value != null) {
                picked.put(step.target().attribute(), value);
            }
        }
        return picked.isEmpty() ? null : Item.owning(picked);
    }

    /** What an update made of an item. */
    public static final class Result {
        private final BoundUpdate update;
        private final @Nullable Item before;
        private final @Nullable Item after;

        private Result(BoundUpdate update, @Nullable Item before, @Nullable Item after) {
            this.update = update;
            this.before = before;
            this.after = after;
        }

        /** The item after the update, or null if it was missing and stays so. */
        public @Nullable Item after() {
            return after;
        }

        /** UPDATED_OLD: what the touched paths held before, or null if that is nothing. */
        public @Nullable Item updatedOld() {
            return update.touched(before);
        }

        /** UPDATED_NEW: what the touched paths hold now, or null if that is nothing. */
        public @Nullable Item updatedNew() {
            return update.touched(after);
        }
    }
}
