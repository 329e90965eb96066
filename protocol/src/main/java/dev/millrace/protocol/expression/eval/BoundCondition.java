package dev.millrace.protocol.expression.eval;

import dev.millrace.protocol.error.KeyConditionErrors;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeySchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition or filter, ready to be tested against items. Immutable and thread-safe. */
public final class BoundCondition {
    private final ConditionTest test;
    private final List<DocumentPath> paths;
    private final String filterName;

    /**
     * Takes over {@code paths}.
     *
     * @param paths all paths of the condition in the order of its text
     */
    public BoundCondition(ConditionTest test, List<DocumentPath> paths) {
        this(test, paths, "Filter Expression");
    }

    /**
     * Takes over {@code paths}.
     *
     * @param paths all paths of the condition in the order of its text
     * @param filterName what AWS calls the condition where it filters a Query
     */
    public BoundCondition(ConditionTest test, List<DocumentPath> paths, String filterName) {
        this.test = test;
        this.paths = paths;
        this.filterName = filterName;
    }

    /** Whether the condition holds; no item is the same as an item without attributes. */
    public boolean test(@Nullable Item item) {
        return test.test(item == null ? Item.EMPTY : item);
    }

    /** All paths of the condition in the order of its text, some perhaps twice. */
    public List<DocumentPath> paths() {
        return List.copyOf(paths);
    }

    /**
     * Checks that a Query's filter leaves the keys of what is queried alone (source: expressions.md 5.4).
     *
     * @param isIndex whether {@code schema} belongs to an index, which changes one text
     * @throws dev.millrace.protocol.error.ApiException naming the first key attribute it touches
     */
    public void requireNoKeys(KeySchema schema, boolean isIndex) {
        for (DocumentPath path : paths) {
            String attribute = path.attribute();
            if (schema.contains(attribute)) {
                if (path.length() == 1) {
                    throw KeyConditionErrors.filterOnKey(filterName, attribute);
                }
                throw isIndex
                        ? KeyConditionErrors.pathBelowIndexKey(attribute)
                        : KeyConditionErrors.pathBelowKey(attribute);
            }
        }
    }
}
