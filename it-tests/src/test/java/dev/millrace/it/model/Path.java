package dev.millrace.it.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A document path of one or two elements: an attribute, a member of a map in it, or an element of a list in it.
 *
 * @param member the member of the map, or null
 * @param index the index in the list, or -1
 */
record Path(String attribute, @Nullable String member, int index) {
    static Path of(String attribute) {
        return new Path(attribute, null, -1);
    }

    static Path member(String attribute, String member) {
        return new Path(attribute, member, -1);
    }

    static Path element(String attribute, int index) {
        return new Path(attribute, null, index);
    }

    boolean isNested() {
        return member != null || index >= 0;
    }

    /** What is there; a path through the wrong container is missing, never an error (source: expressions.md 5.1). */
    @Nullable
    Value find(Item item) {
        Value top = item.find(attribute);
        if (top == null || !isNested()) {
            return top;
        }
        if (member != null) {
            return top.is("M") ? top.map().get(member) : null;
        }
        return top.is("L") && index < top.elements().size() ? top.elements().get(index) : null;
    }

    /** A value wrapped in the containers that lead to it, as UPDATED_NEW and projections answer it. */
    Value wrap(Value leaf) {
        if (member != null) {
            return Value.map(new TreeMap<>(Map.of(member, leaf)));
        }
        return index >= 0 ? Value.list(List.of(leaf)) : leaf;
    }

    String render(Placeholders placeholders) {
        String top = placeholders.name(attribute);
        if (member != null) {
            return top + "." + placeholders.name(member);
        }
        return index >= 0 ? top + "[" + index + "]" : top;
    }

    /** What a projection on paths of different attributes leaves of an item. */
    static Item project(List<Path> paths, Item item) {
        Item projected = Item.EMPTY;
        for (Path path : paths) {
            Value found = path.find(item);
            if (found != null) {
                projected = projected.with(path.attribute(), path.wrap(found));
            }
        }
        return projected;
    }
}
