package dev.millrace.protocol.expression.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document path as it is written, with its placeholders. Immutable. */
public final class PathTemplate {
    private final List<PathPart> parts;
    private final @Nullable DocumentPath literal;

    /** A path of at least one part, the first of them a name. */
    public PathTemplate(List<PathPart> parts) {
        this.parts = List.copyOf(parts);
        this.literal = hasPlaceholder(this.parts) ? null : DocumentPath.of(this.parts);
    }

    private static boolean hasPlaceholder(List<PathPart> parts) {
        for (PathPart part : parts) {
            if (part.isPlaceholder()) {
                return true;
            }
        }
        return false;
    }

    /** The elements in order. */
    public List<PathPart> parts() {
        return parts;
    }

    /** The finished path if it has no placeholder, which saves building it for each request; otherwise null. */
    public @Nullable DocumentPath literal() {
        return literal;
    }
}
