package dev.millrace.protocol.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key attributes of a table or index: partition attributes first, then sort attributes.
 *
 * <p>A table has one partition attribute and at most one sort attribute; a global secondary index up to four of each.
 */
public record KeySchema(List<KeyAttribute> hash, List<KeyAttribute> range) {
    public KeySchema {
        hash = List.copyOf(hash);
        range = List.copyOf(range);
        if (hash.isEmpty()) {
            throw new IllegalArgumentException("a key schema has at least one HASH attribute");
        }
    }

    /** The schema of a table. */
    public static KeySchema of(KeyAttribute hash, @Nullable KeyAttribute range) {
        return new KeySchema(List.of(hash), range == null ? List.of() : List.of(range));
    }

    /** All key attributes, partition attributes first. */
    public List<KeyAttribute> attributes() {
        List<KeyAttribute> all = new ArrayList<>(hash);
        all.addAll(range);
        return all;
    }

    /** The first partition attribute, a table's only one. */
    public KeyAttribute hashKey() {
        return hash.get(0);
    }

    /** The first sort attribute, a table's only one, or null. */
    public @Nullable KeyAttribute rangeKey() {
        return range.isEmpty() ? null : range.get(0);
    }

    /** Whether {@code name} is one of the key attributes. */
    public boolean contains(String name) {
        for (KeyAttribute attribute : hash) {
            if (attribute.name().equals(name)) {
                return true;
            }
        }
        for (KeyAttribute attribute : range) {
            if (attribute.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
