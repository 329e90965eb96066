package dev.millrace.protocol.expression.eval;

import dev.millrace.protocol.expression.ast.Relation;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Utf8;
import org.jspecify.annotations.Nullable;

/** Equality, order and size of values as conditions see them (source: expressions.md 5.1 and 5.2). */
public final class ValueOrder {
    private ValueOrder() {}

    /** Whether both are there and equal. */
    static boolean equal(@Nullable AttributeValue left, @Nullable AttributeValue right) {
        return left != null && left.equals(right);
    }

    /** Whether {@code left relation right} holds; a missing or incomparable side makes everything but {@code <>} false. */
    static boolean holds(@Nullable AttributeValue left, Relation relation, @Nullable AttributeValue right) {
        if (relation == Relation.EQUAL) {
            return equal(left, right);
        }
        if (relation == Relation.NOT_EQUAL) {
            return !equal(left, right);
        }
        return areComparable(left, right) && relation.holds(compare(left, right));
    }

    /** Whether both are there, of one type, and that type has an order. */
    static boolean areComparable(@Nullable AttributeValue left, @Nullable AttributeValue right) {
        return left != null
                && right != null
                && left.type() == right.type()
                && left.type().isKeyType();
    }

    /**
     * Compares two values of one ordered type: numbers by value, strings and binary by unsigned bytes.
     *
     * @throws IllegalStateException if the values are not both S, both N or both B
     */
    public static int compare(@Nullable AttributeValue left, @Nullable AttributeValue right) {
        if (left instanceof AttributeValue.S a && right instanceof AttributeValue.S b) {
            return Utf8.compare(a.value(), b.value());
        }
        if (left instanceof AttributeValue.N a && right instanceof AttributeValue.N b) {
            return a.value().compareTo(b.value());
        }
        if (left instanceof AttributeValue.B a && right instanceof AttributeValue.B b) {
            return a.value().compareTo(b.value());
        }
        throw new IllegalStateException("only two values of one type S, N or B have an order: " + left + ", " + right);
    }

    /** Whether both are strings or both binary, and the first begins with the second. */
    public static boolean beginsWith(@Nullable AttributeValue value, @Nullable AttributeValue prefix) {
        if (value instanceof AttributeValue.S a && prefix instanceof AttributeValue.S b) {
            return a.value().startsWith(b.value());
        }
        return value instanceof AttributeValue.B a
                && prefix instanceof AttributeValue.B b
                && a.value().startsWith(b.value());
    }

    /** Substring, part of binary, member of a set, or element of a list; maps contain nothing. */
    static boolean contains(@Nullable AttributeValue container, @Nullable AttributeValue part) {
        if (container == null || part == null) {
            return false;
        }
        if (container instanceof AttributeValue.L list) {
            return list.values().contains(part);
        }
        if (part instanceof AttributeValue.S string) {
            return container instanceof AttributeValue.S text
                    ? text.value().contains(string.value())
                    : container instanceof AttributeValue.SS set && set.values().contains(string.value());
        }
        if (part instanceof AttributeValue.B binary) {
            return container instanceof AttributeValue.B bytes
                    ? bytes.value().contains(binary.value())
                    : container instanceof AttributeValue.BS set && set.values().contains(binary.value());
        }
        return part instanceof AttributeValue.N number
                && container instanceof AttributeValue.NS set
                && set.values().contains(number.value());
    }

    /** Whether the container could contain the part, by its type, and does not. */
    static boolean lacks(@Nullable AttributeValue container, @Nullable AttributeValue part) {
        return container != null
                && part != null
                && mayContain(container.type(), part.type())
                && !contains(container, part);
    }

    private static boolean mayContain(AttributeType container, AttributeType part) {
        return switch (container) {
            case S, SS -> part == AttributeType.S;
            case B, BS -> part == AttributeType.B;
            case NS -> part == AttributeType.N;
            case L -> true;
            case N, M, BOOL, NULL -> false;
        };
    }

    /**
     * What {@code size} gives: UTF-16 units, bytes or elements; null for what has no size.
     *
     * <p>UTF-16 units of strings were measured on DynamoDB Local; the guide only says "length".
     */
    static @Nullable AttributeValue size(@Nullable AttributeValue value) {
        int size = sizeOf(value);
        return size < 0 ? null : AttributeValue.n(size);
    }

    private static int sizeOf(@Nullable AttributeValue value) {
        if (value instanceof AttributeValue.S string) {
            return string.value().length();
        }
        if (value instanceof AttributeValue.L list) {
            return list.values().size();
        }
        if (value instanceof AttributeValue.M map) {
            return map.values().size();
        }
        if (value instanceof AttributeValue.B binary) {
            return binary.value().size();
        }
        if (value instanceof AttributeValue.SS set) {
            return set.values().size();
        }
        if (value instanceof AttributeValue.NS set) {
            return set.values().size();
        }
        return value instanceof AttributeValue.BS set ? set.values().size() : -1;
    }

    /** Whether a literal of this type has a size. */
    public static boolean hasSize(AttributeType type) {
        return switch (type) {
            case S, B, SS, NS, BS, L, M -> true;
            case N, BOOL, NULL -> false;
        };
    }
}
