package dev.millrace.protocol.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One value of one of the ten types.
 *
 * <p>Immutable. {@code equals} is DynamoDB's equality: numbers by value, sets and maps without order, lists in order,
 * values of different types never equal (source: developer guide, comparison; expressions.md 5.1).
 */
public sealed interface AttributeValue {
    /** The value true for NULL; NULL has no other. */
    AttributeValue NULL = new Null();

    /** The type of this value. */
    AttributeType type();

    /** Size in bytes by the item-size rule, without the attribute's name (source: limits.md, item size). */
    int size();

    /** A string. */
    static S s(String value) {
        return new S(value);
    }

    /** A number. */
    static N n(long value) {
        return new N(DynamoNumber.of(value));
    }

    /** A string; may be empty except in keys. */
    record S(String value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.S;
        }

        @Override
        public int size() {
            return Utf8.size(value);
        }
    }

    /** A number. */
    record N(DynamoNumber value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.N;
        }

        @Override
        public int size() {
            return value.size();
        }
    }

    /** A byte string; may be empty except in keys. */
    record B(Binary value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.B;
        }

        @Override
        public int size() {
            return value.size();
        }
    }

    /** A set of strings, never empty once stored. */
    record SS(Set<String> values) implements AttributeValue {
        public SS {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        }

        @Override
        public AttributeType type() {
            return AttributeType.SS;
        }

        @Override
        public int size() {
            int size = 0;
            for (String value : values) {
                size += Utf8.size(value);
            }
            return size;
        }
    }

    /** A set of numbers, never empty once stored. */
    record NS(Set<DynamoNumber> values) implements AttributeValue {
        public NS {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        }

        @Override
        public AttributeType type() {
            return AttributeType.NS;
        }

        @Override
        public int size() {
            int size = 0;
            for (DynamoNumber value : values) {
                size += value.size();
            }
            return size;
        }
    }

    /** A set of byte strings, never empty once stored. */
    record BS(Set<Binary> values) implements AttributeValue {
        public BS {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        }

        @Override
        public AttributeType type() {
            return AttributeType.BS;
        }

        @Override
        public int size() {
            int size = 0;
            for (Binary value : values) {
                size += value.size();
            }
            return size;
        }
    }

    /** A Boolean. */
    record Bool(boolean value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.BOOL;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /** The NULL value: an attribute that exists and says "nothing". Not the same as an absent attribute. */
    record Null() implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.NULL;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /** A list. */
    record L(List<AttributeValue> values) implements AttributeValue {
        public L {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        @Override
        public AttributeType type() {
            return AttributeType.L;
        }

        @Override
        public int size() {
            int size = 3;
            for (AttributeValue value : values) {
                size += 1 + value.size();
            }
            return size;
        }
    }

    /** A map from names to values. */
    record M(Map<String, AttributeValue> values) implements AttributeValue {
        public M {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public AttributeType type() {
            return AttributeType.M;
        }

        @Override
        public int size() {
            int size = 3;
            for (Map.Entry<String, AttributeValue> entry : values.entrySet()) {
                size += 1 + Utf8.size(entry.getKey()) + entry.getValue().size();
            }
            return size;
        }
    }
}
