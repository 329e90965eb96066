package dev.millrace.protocol.expression.ast;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document path with its placeholders replaced: an attribute, then map keys and list indexes.
 *
 * <p>Immutable; equal element by element. Prints as AWS prints it: {@code [a, b, [0]]}.
 */
public final class DocumentPath {
    private final List<PathPart> parts;
    private final String attribute;

    private DocumentPath(List<PathPart> parts) {
        String first = parts.get(0).name();
        if (first == null) {
            throw new IllegalStateException("a path begins with a name, not an index: " + parts);
        }
        this.parts = parts;
        this.attribute = first;
    }

    /** A path of parts that are no placeholders; a name that begins with {@code #} is meant literally. */
    public static DocumentPath of(List<PathPart> parts) {
        return new DocumentPath(List.copyOf(parts));
    }

    /** The top-level attribute. */
    public String attribute() {
        return attribute;
    }

    /** The number of elements, 1 for a top-level attribute. */
    public int length() {
        return parts.size();
    }

    /** The element at a 0-based position. */
    public PathPart part(int position) {
        return parts.get(position);
    }

    /** The value at this path, or null if something on the way is missing or no container. */
    public @Nullable AttributeValue find(Item item) {
        return parts.size() == 1 ? item.find(attribute) : descend(item, parts.size());
    }

    /**
     * Whether an update may write here: the parent is the item itself, a map for a name, or a list for an index.
     */
    public boolean hasParent(Item item) {
        int last = parts.size() - 1;
        if (last == 0) {
            return true;
        }
        AttributeValue parent = descend(item, last);
        return parts.get(last).name() == null ? parent instanceof AttributeValue.L : parent instanceof AttributeValue.M;
    }

    private @Nullable AttributeValue descend(Item item, int length) {
        AttributeValue value = item.find(attribute);
        for (int position = 1; position < length && value != null; position++) {
            value = child(value, parts.get(position));
        }
        return value;
    }

    private static @Nullable AttributeValue child(AttributeValue value, PathPart part) {
        String name = part.name();
        if (name != null) {
            return value instanceof AttributeValue.M map ? map.values().get(name) : null;
        }
        return value instanceof AttributeValue.L list
                        && part.index() < list.values().size()
                ? list.values().get(part.index())
                : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DocumentPath that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (PathPart part : parts) {
            if (text.length() > 1) {
                text.append(", ");
            }
            if (part.name() == null) {
                text.append('[').append(part.index()).append(']');
            } else {
                text.append(part.name());
            }
        }
        return text.append(']').toString();
    }
}
