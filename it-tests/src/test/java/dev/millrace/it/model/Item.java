package dev.millrace.it.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An item, or a part of one, such as a key. Immutable: it takes over the map it is made of. */
record Item(SortedMap<String, Value> attributes) {
    static final Item EMPTY = new Item(new TreeMap<>());

    @Nullable
    Value find(String name) {
        return attributes.get(name);
    }

    /** An attribute that is there, such as one of the key. */
    Value require(String name) {
        Value value = attributes.get(name);
        if (value == null) {
            throw new Difference("no attribute " + name + " in " + this);
        }
        return value;
    }

    Item with(String name, Value value) {
        SortedMap<String, Value> changed = new TreeMap<>(attributes);
        changed.put(name, value);
        return new Item(changed);
    }

    Item without(String name) {
        SortedMap<String, Value> changed = new TreeMap<>(attributes);
        changed.remove(name);
        return new Item(changed);
    }

    /** Both; where a name is in both, the other's value. */
    Item and(Item other) {
        SortedMap<String, Value> both = new TreeMap<>(attributes);
        both.putAll(other.attributes);
        return new Item(both);
    }

    /** Those of the attributes that are named. */
    Item only(Collection<String> names) {
        SortedMap<String, Value> kept = new TreeMap<>(attributes);
        kept.keySet().retainAll(names);
        return new Item(kept);
    }

    /** By the item-size rule (source: limits.md). */
    int sizeBytes() {
        return attributes.entrySet().stream()
                .mapToInt(attribute -> Value.nameBytes(attribute.getKey())
                        + attribute.getValue().sizeBytes())
                .sum();
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        attributes.forEach((name, value) -> node.set(name, value.json()));
        return node;
    }

    /** Reads an object of attributes; nothing for a member that is absent. */
    static @Nullable Item parse(@Nullable JsonNode node) {
        return node == null || node.isMissingNode() ? null : new Item(Value.parseMap(node));
    }

    @Override
    public String toString() {
        return json().toString();
    }
}
