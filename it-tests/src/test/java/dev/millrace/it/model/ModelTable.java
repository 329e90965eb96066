package dev.millrace.it.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a table holds, in a tree by key, and what has been changed in it. Not thread-safe. */
final class ModelTable {
    private TableShape shape;
    private final TreeMap<Item, Item> items;
    private final List<Change> changes = new ArrayList<>();

    /** One change of an item, as the stream must tell it. */
    record Change(Item key, @Nullable Item before, @Nullable Item after) {
        String eventName() {
            return before == null ? "INSERT" : after == null ? "REMOVE" : "MODIFY";
        }
    }

    ModelTable(TableShape shape) {
        this.shape = shape;
        this.items = new TreeMap<>(byAttributes(shape.keyAttributes()));
    }

    /** The order of items, or of keys, by these attributes. */
    static Comparator<Item> byAttributes(List<KeyAttribute> attributes) {
        return (left, right) -> {
            for (KeyAttribute attribute : attributes) {
                int order = Value.compareScalars(left.require(attribute.name()), right.require(attribute.name()));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    TableShape shape() {
        return shape;
    }

    /** The same table with other indexes. */
    void reshape(TableShape other) {
        shape = other;
    }

    @Nullable
    Item find(Item key) {
        return items.get(key);
    }

    Collection<Item> items() {
        return List.copyOf(items.values());
    }

    /** Makes an item what it is to be; an item that stays equal is no change (source: streams.md C2). */
    void store(Item key, @Nullable Item after) {
        Item before = items.get(key);
        if (Objects.equals(before, after)) {
            return;
        }
        if (after == null) {
            items.remove(key);
        } else {
            items.put(key, after);
        }
        changes.add(new Change(key, before, after));
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    void forgetChanges() {
        changes.clear();
    }

    /** Refuses index keys of a wrong type and empty ones, as every write path does (source: errors.md 6.2). */
    void checkIndexKeys(Item item) {
        for (IndexShape index : shape.indexes()) {
            for (KeyAttribute key : index.keyAttributes()) {
                Value value = item.find(key.name());
                if (value != null && !value.is(key.type())) {
                    throw Refusal.validation("type of " + key.name() + " for index " + index.name());
                }
                if (value != null && !value.is("N") && value.toBytes().length == 0) {
                    throw Refusal.validation("empty " + key.name() + " for index " + index.name());
                }
            }
        }
    }
}
