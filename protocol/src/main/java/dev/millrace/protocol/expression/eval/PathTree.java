package dev.millrace.protocol.expression.eval;

import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.expression.ast.PathPart;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Paths merged at their common beginnings, so that what they touch is visited, copied or picked out once.
 *
 * <p>Building it also finds paths that overlap or conflict; such a tree must not be used. Immutable once built.
 */
public final class PathTree {
    private static final int NONE = -1;

    private final List<DocumentPath> paths;
    private final Node root = new Node(NONE);
    private @Nullable Clash overlap;
    private @Nullable Clash conflict;

    private PathTree(List<DocumentPath> paths) {
        this.paths = paths;
    }

    /** Merges {@code paths}, which it takes over. */
    public static PathTree of(List<DocumentPath> paths) {
        PathTree tree = new PathTree(paths);
        for (int ordinal = 0; ordinal < paths.size() && tree.overlap == null; ordinal++) {
            tree.insert(ordinal);
        }
        return tree;
    }

    /** The first two paths of which one is equal to or a parent of the other, in the order of the text, or null. */
    public @Nullable Clash overlap() {
        return overlap;
    }

    /** The first two paths that need a map and a list in one place, in the order of the text, or null. */
    public @Nullable Clash conflict() {
        return conflict;
    }

    private void insert(int ordinal) {
        DocumentPath path = paths.get(ordinal);
        Node node = root;
        for (int position = 0; position < path.length(); position++) {
            PathPart part = path.part(position);
            int other = part.name() == null ? node.firstNamed : node.firstIndexed;
            if (other != NONE && conflict == null) {
                conflict = new Clash(paths.get(other), path);
            }
            node = node.child(part, ordinal);
            boolean isLast = position == path.length() - 1;
            if (node.leaf != NONE || (isLast && node.first != ordinal)) {
                overlap = new Clash(paths.get(node.leaf != NONE ? node.leaf : node.first), path);
                return;
            }
        }
        node.leaf = ordinal;
    }

    /** What of {@code item} the paths reach, list elements packed in index order; null if that is nothing. */
    @Nullable
    Item pick(Item item) {
        Map<String, AttributeValue> picked = root.pickNames(item.attributes());
        return picked.isEmpty() ? null : Item.owning(picked);
    }

    /**
     * The item with the values at the paths replaced: {@code results} has one for each path, null to remove. Copies only
     * containers on the way to a path, and passes by a path whose parent does not exist.
     */
    Item rebuild(Item item, @Nullable AttributeValue[] results) {
        return Item.owning(root.rebuildNames(item.attributes(), results));
    }

    /** Two paths that cannot stand in one expression. */
    public record Clash(DocumentPath one, DocumentPath two) {}

    private static final class Node {
        final int first;
        int leaf = NONE;
        int firstNamed = NONE;
        int firstIndexed = NONE;
        final Map<String, Node> names = new LinkedHashMap<>(4);
        final TreeMap<Integer, Node> indexes = new TreeMap<>();

        Node(int first) {
            this.first = first;
        }

        Node child(PathPart part, int ordinal) {
            String name = part.name();
            if (name == null) {
                firstIndexed = firstIndexed == NONE ? ordinal : firstIndexed;
                return indexes.computeIfAbsent(part.index(), index -> new Node(ordinal));
            }
            firstNamed = firstNamed == NONE ? ordinal : firstNamed;
            return names.computeIfAbsent(name, key -> new Node(ordinal));
        }

        boolean isLeaf() {
            return leaf != NONE;
        }

        Map<String, AttributeValue> pickNames(Map<String, AttributeValue> values) {
            Map<String, AttributeValue> picked = new LinkedHashMap<>();
            for (Map.Entry<String, Node> entry : names.entrySet()) {
                AttributeValue value = entry.getValue().pick(values.get(entry.getKey()));
                if (value != null) {
                    picked.put(entry.getKey(), value);
                }
            }
            return picked;
        }

        @Nullable
        AttributeValue pick(@Nullable AttributeValue value) {
            if (isLeaf()) {
                return value;
            }
            if (value instanceof AttributeValue.M map) {
                Map<String, AttributeValue> picked = pickNames(map.values());
                return picked.isEmpty() ? null : new AttributeValue.M(picked);
            }
            if (value instanceof AttributeValue.L list) {
                List<AttributeValue> picked = new ArrayList<>();
                for (Map.Entry<Integer, Node> entry : indexes.entrySet()) {
                    int index = entry.getKey();
                    AttributeValue element = index < list.values().size()
                            ? entry.getValue().pick(list.values().get(index))
                            : null;
                    if (element != null) {
                        picked.add(element);
                    }
                }
                return picked.isEmpty() ? null : new AttributeValue.L(picked);
            }
            return null;
        }

        Map<String, AttributeValue> rebuildNames(
                Map<String, AttributeValue> values, @Nullable AttributeValue[] results) {
            Map<String, AttributeValue> rebuilt = new LinkedHashMap<>(values);
            for (Map.Entry<String, Node> entry : names.entrySet()) {
                AttributeValue value = entry.getValue().rebuild(values.get(entry.getKey()), results);
                if (value == null) {
                    rebuilt.remove(entry.getKey());
                } else {
                    rebuilt.put(entry.getKey(), value);
                }
            }
            return rebuilt;
        }

        @Nullable
        AttributeValue rebuild(@Nullable AttributeValue value, @Nullable AttributeValue[] results) {
            if (isLeaf()) {
                return results[leaf];
            }
            if (value instanceof AttributeValue.M map && !names.isEmpty()) {
                return new AttributeValue.M(rebuildNames(map.values(), results));
            }
            if (value instanceof AttributeValue.L list && !indexes.isEmpty()) {
                return new AttributeValue.L(rebuildIndexes(list.values(), results));
            }
            return value;
        }

        /** Values past the end are appended in index order; elements are removed after everything else. */
        private List<AttributeValue> rebuildIndexes(List<AttributeValue> values, @Nullable AttributeValue[] results) {
            List<AttributeValue> rebuilt = new ArrayList<>(values);
            for (Map.Entry<Integer, Node> entry : indexes.entrySet()) {
                int index = entry.getKey();
                boolean exists = index < values.size();
                AttributeValue value = entry.getValue().rebuild(exists ? values.get(index) : null, results);
                if (value == null) {
                    continue;
                }
                if (exists) {
                    rebuilt.set(index, value);
                } else {
                    rebuilt.add(value);
                }
            }
            for (Map.Entry<Integer, Node> entry : indexes.descendingMap().entrySet()) {
                Node node = entry.getValue();
                if (node.isLeaf() && results[node.leaf] == null && entry.getKey() < values.size()) {
                    rebuilt.remove((int) entry.getKey());
                }
            }
            return rebuilt;
        }
    }
}
