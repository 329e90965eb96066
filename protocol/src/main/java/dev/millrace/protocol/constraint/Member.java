package dev.millrace.protocol.constraint;

import dev.millrace.protocol.error.ConstraintTexts;
import java.util.Locale;

/**
 * A member of a structure: its name, its shape, and whether it must be there.
 *
 * @param <T> what the member is in Java
 */
public final class Member<T> {
    private final String wireName;
    private final String pathName;
    private final Shape<T> shape;
    private final boolean required;

    private Member(String wireName, Shape<T> shape, boolean required) {
        this.wireName = wireName;
        this.pathName = wireName.substring(0, 1).toLowerCase(Locale.ROOT) + wireName.substring(1);
        this.shape = shape;
        this.required = required;
    }

    /** A member that may be absent. */
    public static <T> Member<T> optional(String wireName, Shape<T> shape) {
        return new Member<>(wireName, shape, false);
    }

    /** A member whose absence is a violation. */
    public static <T> Member<T> required(String wireName, Shape<T> shape) {
        return new Member<>(wireName, shape, true);
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }

    Shape<T> shape() {
        return shape;
    }

    /** The name in the path of a violation, which begins in lower case. */
    String pathName() {
        return pathName;
    }

    void checkAbsent(String path, Violations violations) {
        if (required) {
            violations.add(null, path, ConstraintTexts.NOT_NULL);
        }
        shape.checkAbsent(path, violations);
    }
}
