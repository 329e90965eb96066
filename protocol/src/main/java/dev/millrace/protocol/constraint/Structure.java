package dev.millrace.protocol.constraint;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A structure of a request, read and checked; a record is made of it. */
public final class Structure {
    private final StructureShape shape;
    private final @Nullable Object[] values;

    Structure(StructureShape shape, @Nullable Object[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** The member's value, or null if it is absent. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T find(Member<T> member) {
        // Safe once the violations are raised: only a violated value is not of its shape's type.
        return (T) values[indexOf(member)];
    }

    /** The value of a member that is required. */
    public <T> T require(Member<T> member) {
        T value = find(member);
        if (value == null) {
            throw new IllegalStateException(member.wireName() + " is required and was not checked");
        }
        return value;
    }

    @Nullable
    Object at(int index) {
        return values[index];
    }

    /** The members are few, and members are shared between structures, so their place is found by looking. */
    private int indexOf(Member<?> member) {
        List<Member<?>> members = shape.members();
        for (int index = 0; index < values.length; index++) {
            if (members.get(index) == member) {
                return index;
            }
        }
        throw new IllegalStateException(shape.name() + " has no member " + member.wireName());
    }

    /** As AWS prints it inside a violation (source: errors.md section 4, KeySchema). */
    @Override
    public String toString() {
        StringJoiner joiner = new StringJoiner(", ", shape.name() + '(', ")");
        List<Member<?>> members = shape.members();
        for (int index = 0; index < values.length; index++) {
            Member<?> member = members.get(index);
            Object value = values[index];
            joiner.add(member.pathName()
                    + '='
                    + (value == null ? "null" : member.shape().render(value)));
        }
        return joiner.toString();
    }
}
