package dev.millrace.it.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One action of an update expression: how it is written, and what it makes of an item (source: expressions.md 5.3).
 *
 * <p>The actions of one update touch different attributes, so none sees what another has done.
 */
sealed interface Action {
    /** SET, REMOVE, ADD or DELETE. */
    String section();

    Path path();

    String render(Placeholders placeholders);

    /**
     * What this action makes of an item.
     *
     * @param item the item as the actions so far have left it
     * @param before the item before the update, which is what operands read; without attributes if there was none
     * @param exists whether there was one
     */
    Item apply(Item item, Item before, boolean exists);

    /** Whether it can bring a missing item into being. */
    default boolean creates() {
        return section().equals("SET") || section().equals("ADD");
    }

    private static Value requireOperand(Path path, Item item) {
        Value value = path.find(item);
        if (value == null) {
            throw Refusal.validation("the expression refers to " + path + ", which is missing");
        }
        return value;
    }

    private static Item put(Path path, Item item, Value value) {
        if (!path.isNested()) {
            return item.with(path.attribute(), value);
        }
        return changed(path, item, members -> members.put(path.member(), value), elements -> {
            if (path.index() < elements.size()) {
                elements.set(path.index(), value);
            } else {
                elements.add(value);
            }
        });
    }

    /** The item with a change of the map or list that holds what the path names. */
    private static Item changed(
            Path path, Item item, Consumer<Map<String, Value>> ofMembers, Consumer<List<Value>> ofElements) {
        Value container = item.find(path.attribute());
        if (path.member() != null && container != null && container.is("M")) {
            TreeMap<String, Value> members = new TreeMap<>(container.map());
            ofMembers.accept(members);
            return item.with(path.attribute(), Value.map(members));
        }
        if (path.member() == null && container != null && container.is("L")) {
            List<Value> elements = new ArrayList<>(container.elements());
            ofElements.accept(elements);
            return item.with(path.attribute(), Value.list(elements));
        }
        throw Refusal.validation(path + " has no container");
    }

    /** SET to a value. */
    record Set(Path path, Value value) implements Action {
        @Override
        public String section() {
            return "SET";
        }

        @Override
        public String render(Placeholders placeholders) {
            return path.render(placeholders) + " = " + placeholders.value(value);
        }

        @Override
        public Item apply(Item item, Item before, boolean exists) {
            return put(path, item, value);
        }
    }

    /** SET to what another attribute is, or to a value where that is missing. */
    record SetDefault(Path path, Path source, @Nullable Value fallback) implements Action {
        @Override
        public String section() {
            return "SET";
        }

        @Override
        public String render(Placeholders placeholders) {
            String from = source.render(placeholders);
            return path.render(placeholders) + " = "
                    + (fallback == null ? from : "if_not_exists(" + from + ", " + placeholders.value(fallback) + ")");
        }

        @Override
        public Item apply(Item item, Item before, boolean exists) {
            Value found = source.find(before);
            return put(path, item, found == null && fallback != null ? fallback : requireOperand(source, before));
        }
    }

    /** SET to the sum or the difference of an attribute and a number. */
    record SetSum(Path path, Path source, boolean minus, Value number) implements Action {
        @Override
        public String section() {
            return "SET";
        }

        @Override
        public String render(Placeholders placeholders) {
            return path.render(placeholders) + " = " + source.render(placeholders) + (minus ? " - " : " + ")
                    + placeholders.value(number);
        }

        @Override
        public Item apply(Item item, Item before, boolean exists) {
            Value operand = requireOperand(source, before);
            if (!operand.is("N")) {
                throw Refusal.validation("no number at " + source);
            }
            BigDecimal other = number.number();
            BigDecimal sum =
                    minus ? operand.number().subtract(other) : operand.number().add(other);
            return put(path, item, Value.sum(sum));
        }
    }

    /** SET to a list with elements added at its end or beginning. */
    record SetAppend(Path path, Path source, List<Value> elements, boolean first) implements Action {
        @Override
        public String section() {
            return "SET";
        }

        @Override
        public String render(Placeholders placeholders) {
            String from = source.render(placeholders);
            String more = placeholders.value(Value.list(elements));
            return path.render(placeholders) + " = list_append(" + (first ? more + ", " + from : from + ", " + more)
                    + ")";
        }

        @Override
        public Item apply(Item item, Item before, boolean exists) {
            Value operand = requireOperand(source, before);
            if (!operand.is("L")) {
                throw Refusal.validation("no list at " + source);
            }
            List<Value> joined = new ArrayList<>(first ? elements : operand.elements());
            joined.addAll(first ? operand.elements() : elements);
            return put(path, item, Value.list(joined));
        }
    }

    /** REMOVE. */
    record Remove(Path path) implements Action {
        @Override
        public String section() {
            return "REMOVE";
        }

        @Override
        public String render(Placeholders placeholders) {
            return path.render(placeholders);
        }

        @Override
        public Item apply(Item item, Item before, boolean exists) {
            if (!path.isNested()) {
                return item.without(path.attribute());
            }
            if (!exists) {
                return item;
            }
            return changed(path, item, members -> members.remove(path.member()), elements -> {
                if (path.index() < elements.size()) {
                    elements.remove(path.index());
                }
            });
        }
    }

    /** ADD of a number or of a set. */
    record Add(Path path, Value value) implements Action {
        @Override
        public String section() {
            return "ADD";
        }

        @Override
        public String render(Placeholders placeholders) {
            return path.render(placeholders) + " " + placeholders.value(value);
        }

        @Override
        public Item apply(Item item, Item before, boolean exists) {
            Value present = path.find(item);
            if (present == null) {
                return put(path, item, value);
            }
            if (!present.is(value.type())) {
                throw Refusal.validation("ADD of " + value + " to " + present);
            }
            if (value.is("N")) {
                return put(path, item, Value.sum(present.number().add(value.number())));
            }
            TreeSet<Value> union = new TreeSet<>(present.members());
            union.addAll(value.members());
            return put(path, item, Value.set(value.type().substring(0, 1), union));
        }
    }

    /** DELETE of members of a set. */
    record Delete(Path path, Value value) implements Action {
        @Override
        public String section() {
            return "DELETE";
        }

        @Override
        public String render(Placeholders placeholders) {
            return path.render(placeholders) + " " + placeholders.value(value);
        }

        @Override
        public Item apply(Item item, Item before, boolean exists) {
            Value present = path.find(item);
            if (present == null) {
                return item;
            }
            if (!present.is(value.type())) {
                throw Refusal.validation("DELETE of " + value + " from " + present);
            }
            TreeSet<Value> rest = new TreeSet<>(present.members());
            rest.removeAll(value.members());
            return rest.isEmpty()
                    ? item.without(path.attribute())
                    : put(path, item, Value.set(value.type().substring(0, 1), rest));
        }
    }
}
