package dev.millrace.protocol.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map of attribute values as a request carried it: the values, and the first one that AWS refuses.
 *
 * <p>AWS reports a bad value (an empty set, a malformed number) only after the constraints of the whole request, so the
 * decoder notes it here and the handler raises it when its turn comes (source: errors.md section 5, step 5). Where
 * {@code invalid} is not null the values are incomplete and must not be used.
 */
public record AttributeMap(
        Map<String, AttributeValue> values, @Nullable InvalidAttribute invalid) {
    /** A map without entries. */
    public static final AttributeMap EMPTY = new AttributeMap(Map.of(), null);

    public AttributeMap {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The first value of the map that AWS refuses.
     *
     * @param name the top-level name it stands under
     */
    public record InvalidAttribute(String name, ValueProblem problem) {
        /** AWS's text, without any wrapper. */
        public String message() {
            return problem.message();
        }
    }
}
