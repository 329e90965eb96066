package dev.millrace.protocol.expression.ast;

import org.jspecify.annotations.Nullable;

/**
 * One element of a path as it is written: a name, a name placeholder, or a list index.
 *
 * @param name the bare name or the placeholder with its {@code #}, or null for an index
 * @param index the list index, or -1 for a name
 */
public record PathPart(@Nullable String name, int index) {
    /** A bare name or a placeholder. */
    public static PathPart named(String name) {
        return new PathPart(name, -1);
    }

    /** A list index. */
    public static PathPart indexed(int index) {
        return new PathPart(null, index);
    }

    /** Whether this is a {@code #name}. */
    public boolean isPlaceholder() {
        return name != null && name.charAt(0) == '#';
    }
}
