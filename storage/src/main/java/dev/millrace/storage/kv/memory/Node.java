package dev.millrace.storage.kv.memory;

import dev.millrace.storage.kv.ReadView.EntryVisitor;
import dev.millrace.storage.kv.embedded.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A node of an immutable AVL tree, null being the empty tree. Changes copy the path from the root and share the rest.
 *
 * <p>Everything is built on {@link #join}, which glues two trees of any heights in time proportional to the difference
 * of their heights (Blelloch, Ferizovic, Sun: Just Join for Parallel Ordered Sets, 2016). So single writes and the
 * deletion of a range both cost O(log n).
 */
final class Node {
    final byte[] key;
    final byte[] value;
    final @Nullable Node left;
    final @Nullable Node right;
    private final int height;

    private Node(@Nullable Node left, byte[] key, byte[] value, @Nullable Node right) {
        this.key = key;
        this.value = value;
        this.left = left;
        this.right = right;
        this.height = 1 + Math.max(height(left), height(right));
    }

    static int height(@Nullable Node tree) {
        return tree == null ? 0 : tree.height;
    }

    static @Nullable Node find(@Nullable Node root, byte[] key) {
        Node node = root;
        while (node != null) {
            int order = ByteOrder.compare(key, node.key);
            if (order == 0) {
                return node;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    static Node put(@Nullable Node tree, byte[] key, byte[] value) {
        if (tree == null) {
            return new Node(null, key, value, null);
        }
        int order = ByteOrder.compare(key, tree.key);
        if (order < 0) {
            return join(put(tree.left, key, value), tree, tree.right);
        }
        if (order > 0) {
            return join(tree.left, tree, put(tree.right, key, value));
        }
        return new Node(tree.left, key, value, tree.right);
    }

    /** The tree without {@code key}; the same object if it was not there. */
    static @Nullable Node delete(@Nullable Node tree, byte[] key) {
        if (tree == null) {
            return null;
        }
        int order = ByteOrder.compare(key, tree.key);
        if (order == 0) {
            return concatenate(tree.left, tree.right);
        }
        Node before = order < 0 ? tree.left : tree.right;
        Node after = delete(before, key);
        if (after == before) {
            return tree;
        }
        return order < 0 ? join(after, tree, tree.right) : join(tree.left, tree, after);
    }

    static @Nullable Node deleteRange(@Nullable Node tree, byte[] from, byte[] to) {
        return concatenate(below(tree, from), notBelow(tree, to));
    }

    /**
     * Visits the entries with {@code from <= key < to} until the visitor returns false.
     *
     * @return false if the visitor ended it
     */
    static boolean scan(@Nullable Node tree, byte[] from, byte[] to, boolean reverse, EntryVisitor visitor) {
        if (tree == null) {
            return true;
        }
        boolean notBelow = ByteOrder.compare(tree.key, from) >= 0;
        boolean below = ByteOrder.compare(tree.key, to) < 0;
        boolean leftMatters = notBelow;
        boolean rightMatters = below;
        if (reverse ? rightMatters : leftMatters) {
            if (!scan(reverse ? tree.right : tree.left, from, to, reverse, visitor)) {
                return false;
            }
        }
        // Copies, because the visitor may keep and change what it is handed.
        if (notBelow && below && !visitor.visit(tree.key.clone(), tree.value.clone())) {
            return false;
        }
        return !(reverse ? leftMatters : rightMatters)
                || scan(reverse ? tree.left : tree.right, from, to, reverse, visitor);
    }

    private static @Nullable Node below(@Nullable Node tree, byte[] bound) {
        if (tree == null) {
            return null;
        }
        return ByteOrder.compare(tree.key, bound) < 0
                ? join(tree.left, tree, below(tree.right, bound))
                : below(tree.left, bound);
    }

    private static @Nullable Node notBelow(@Nullable Node tree, byte[] bound) {
        if (tree == null) {
            return null;
        }
        return ByteOrder.compare(tree.key, bound) >= 0
                ? join(notBelow(tree.left, bound), tree, tree.right)
                : notBelow(tree.right, bound);
    }

    /** All of {@code left}, which lies below all of {@code right}, and then that. */
    private static @Nullable Node concatenate(@Nullable Node left, @Nullable Node right) {
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        Node first = right;
        while (first.left != null) {
            first = first.left;
        }
        return join(left, first, withoutFirst(right));
    }

    private static @Nullable Node withoutFirst(Node tree) {
        return tree.left == null ? tree.right : join(withoutFirst(tree.left), tree, tree.right);
    }

    /** All of {@code left}, the entry of {@code middle}, all of {@code right}, in this order. */
    private static Node join(@Nullable Node left, Node middle, @Nullable Node right) {
        if (left != null && left.height > height(right) + 1) {
            return joinIntoLeft(left, middle, right);
        }
        if (right != null && right.height > height(left) + 1) {
            return joinIntoRight(left, middle, right);
        }
        return node(left, middle, right);
    }

    private static Node joinIntoLeft(Node left, Node middle, @Nullable Node right) {
        Node joined = height(left.right) <= height(right) + 1
                ? node(left.right, middle, right)
                : joinIntoLeft(present(left.right), middle, right);
        if (joined.height <= height(left.left) + 1) {
            return node(left.left, left, joined);
        }
        return height(joined.left) > height(joined.right)
                ? rotateLeft(left.left, left, rotateRight(present(joined.left), joined, joined.right))
                : rotateLeft(left.left, left, joined);
    }

    private static Node joinIntoRight(@Nullable Node left, Node middle, Node right) {
        Node joined = height(right.left) <= height(left) + 1
                ? node(left, middle, right.left)
                : joinIntoRight(left, middle, present(right.left));
        if (joined.height <= height(right.right) + 1) {
            return node(joined, right, right.right);
        }
        return height(joined.right) > height(joined.left)
                ? rotateRight(rotateLeft(joined.left, joined, present(joined.right)), right, right.right)
                : rotateRight(joined, right, right.right);
    }

    private static Node rotateLeft(@Nullable Node left, Node middle, Node right) {
        return node(node(left, middle, right.left), right, right.right);
    }

    private static Node rotateRight(Node left, Node middle, @Nullable Node right) {
        return node(left.left, left, node(left.right, middle, right));
    }

    /** A node with the entry of {@code entry}; that node itself if it has these children already. */
    private static Node node(@Nullable Node left, Node entry, @Nullable Node right) {
        return entry.left == left && entry.right == right ? entry : new Node(left, entry.key, entry.value, right);
    }

    /** A tree that is higher than another is not empty. */
    private static Node present(@Nullable Node tree) {
        if (tree == null) {
            throw new IllegalStateException("the higher of two trees is empty");
        }
        return tree;
    }

    /** Throws unless order and balance of the whole tree are right; for tests. */
    static void requireValid(@Nullable Node tree, byte @Nullable [] above, byte @Nullable [] under) {
        if (tree == null) {
            return;
        }
        boolean ordered = (above == null || ByteOrder.compare(above, tree.key) < 0)
                && (under == null || ByteOrder.compare(tree.key, under) < 0);
        boolean balanced = Math.abs(height(tree.left) - height(tree.right)) <= 1
                && tree.height == 1 + Math.max(height(tree.left), height(tree.right));
        if (!ordered || !balanced) {
            throw new IllegalStateException(
                    "a tree of height " + tree.height + ": ordered " + ordered + ", balanced " + balanced);
        }
        requireValid(tree.left, above, tree.key);
        requireValid(tree.right, tree.key, under);
    }
}
