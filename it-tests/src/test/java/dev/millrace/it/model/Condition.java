package dev.millrace.it.model;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A condition or filter: how it is written, and what it says of an item (source: expressions.md 5.1 and 5.2). */
sealed interface Condition {
    String render(Placeholders placeholders);

    /** A missing item is one without attributes. */
    boolean test(Item item);

    /** {@code attribute_exists} or its contrary. */
    record Exists(Path path, boolean wanted) implements Condition {
        @Override
        public String render(Placeholders placeholders) {
            return (wanted ? "attribute_exists(" : "attribute_not_exists(") + path.render(placeholders) + ")";
        }

        @Override
        public boolean test(Item item) {
            return (path.find(item) != null) == wanted;
        }
    }

    /** One of the six comparators, between a path and a value. */
    record Compare(Path path, String comparator, Value value) implements Condition {
        @Override
        public String render(Placeholders placeholders) {
            return path.render(placeholders) + " " + comparator + " " + placeholders.value(value);
        }

        @Override
        public boolean test(Item item) {
            return holds(path.find(item), comparator, value);
        }

        static boolean holds(@Nullable Value left, String comparator, Value right) {
            if (comparator.equals("=")) {
                return right.equals(left);
            }
            if (comparator.equals("<>")) {
                return !right.equals(left);
            }
            if (left == null || !left.is(right.type()) || !left.isOrdered()) {
                return false;
            }
            int order = Value.compareScalars(left, right);
            return switch (comparator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }
    }

    /** {@code BETWEEN} two values of one type, the lower first. */
    record Between(Path path, Value lower, Value upper) implements Condition {
        @Override
        public String render(Placeholders placeholders) {
            return path.render(placeholders) + " BETWEEN " + placeholders.value(lower) + " AND "
                    + placeholders.value(upper);
        }

        @Override
        public boolean test(Item item) {
            Value found = path.find(item);
            return Compare.holds(found, ">=", lower) && Compare.holds(found, "<=", upper);
        }
    }

    /** {@code IN}. */
    record In(Path path, List<Value> values) implements Condition {
        @Override
        public String render(Placeholders placeholders) {
            return path.render(placeholders) + " IN ("
                    + values.stream().map(placeholders::value).collect(joining(", ")) + ")";
        }

        @Override
        public boolean test(Item item) {
            Value found = path.find(item);
            return found != null && values.contains(found);
        }
    }

    /** {@code begins_with} a text or bytes. */
    record BeginsWith(Path path, Value prefix) implements Condition {
        @Override
        public String render(Placeholders placeholders) {
            return "begins_with(" + path.render(placeholders) + ", " + placeholders.value(prefix) + ")";
        }

        @Override
        public boolean test(Item item) {
            Value found = path.find(item);
            return found != null && found.is(prefix.type()) && startsWith(found.toBytes(), prefix.toBytes());
        }

        static boolean startsWith(byte[] whole, byte[] start) {
            return whole.length >= start.length && Arrays.equals(whole, 0, start.length, start, 0, start.length);
        }
    }

    /** {@code contains}: a part of a text, a member of a set, an element of a list. */
    record Contains(Path path, Value part) implements Condition {
        @Override
        public String render(Placeholders placeholders) {
            return "contains(" + path.render(placeholders) + ", " + placeholders.value(part) + ")";
        }

        @Override
        public boolean test(Item item) {
            Value found = path.find(item);
            if (found == null) {
                return false;
            }
            if (found.is("L")) {
                return found.elements().contains(part);
            }
            if (found.isSet()) {
                return found.is(part.type() + "S") && found.members().contains(part);
            }
            return found.is("S") && part.is("S") && found.text().contains(part.text());
        }
    }

    /** {@code size} compared with a number. */
    record Size(Path path, String comparator, int size) implements Condition {
        @Override
        public String render(Placeholders placeholders) {
            return "size(" + path.render(placeholders) + ") " + comparator + " "
                    + placeholders.value(Value.number(Integer.toString(size)));
        }

        @Override
        public boolean test(Item item) {
            Value found = path.find(item);
            Value actual = found == null ? null : sizeOf(found);
            return Compare.holds(actual, comparator, Value.number(Integer.toString(size)));
        }

        private static @Nullable Value sizeOf(Value value) {
            if (value.isSet()) {
                return Value.number(Integer.toString(value.members().size()));
            }
            return switch (value.type()) {
                // UTF-16 code units (source: expressions.md 5.2).
                case "S" -> Value.number(Integer.toString(value.text().length()));
                case "B" -> Value.number(Integer.toString(value.toBytes().length));
                case "L" -> Value.number(Integer.toString(value.elements().size()));
                case "M" -> Value.number(Integer.toString(value.map().size()));
                default -> null;
            };
        }
    }

    /** {@code attribute_type}. */
    record Type(Path path, String type) implements Condition {
        @Override
        public String render(Placeholders placeholders) {
            return "attribute_type(" + path.render(placeholders) + ", " + placeholders.value(Value.text(type)) + ")";
        }

        @Override
        public boolean test(Item item) {
            Value found = path.find(item);
            return found != null && Objects.equals(found.type(), type);
        }
    }

    /** {@code AND} or {@code OR}. */
    record Both(Condition left, String connective, Condition right) implements Condition {
        @Override
        public String render(Placeholders placeholders) {
            return "(" + left.render(placeholders) + ") " + connective + " (" + right.render(placeholders) + ")";
        }

        @Override
        public boolean test(Item item) {
            return connective.equals("AND") ? left.test(item) && right.test(item) : left.test(item) || right.test(item);
        }
    }

    /** {@code NOT}. */
    record Not(Condition denied) implements Condition {
        @Override
        public String render(Placeholders placeholders) {
            return "NOT (" + denied.render(placeholders) + ")";
        }

        @Override
        public boolean test(Item item) {
            return !denied.test(item);
        }
    }
}
