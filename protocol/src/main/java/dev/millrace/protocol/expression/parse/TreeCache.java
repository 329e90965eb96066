package dev.millrace.protocol.expression.parse;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Trees by text, bounded by number and by length of text. Thread-safe.
 *
 * <p>Two generations: a full one becomes the old one and what was in the old one and not used since is forgotten. That
 * is a look-up without lock or list, and keeps what is used often.
 */
final class TreeCache<T> {
    static final int GENERATION_ENTRIES_MAX = 512;
    static final int GENERATION_CHARS_MAX = 128 * 1024;

    private volatile Generation<T> young = new Generation<>();
    private volatile Generation<T> old = new Generation<>();

    /** The tree kept for this text, or null. */
    @Nullable
    T find(String text) {
        @Nullable T known = young.trees.get(text);
        if (known != null) {
            return known;
        }
        @Nullable T kept = old.trees.get(text);
        if (kept != null) {
            keep(text, kept);
        }
        return kept;
    }

    int size() {
        return young.trees.size() + old.trees.size();
    }

    /** Keeps a tree, and returns it. */
    synchronized T keep(String text, T tree) {
        Generation<T> current = young;
        if (current.trees.size() >= GENERATION_ENTRIES_MAX || current.chars + text.length() > GENERATION_CHARS_MAX) {
            old = current;
            current = new Generation<>();
            young = current;
        }
        if (current.trees.put(text, tree) == null) {
            current.chars += text.length();
        }
        return tree;
    }

    private static final class Generation<T> {
        final ConcurrentHashMap<String, T> trees = new ConcurrentHashMap<>();
        int chars;
    }
}
