package dev.millrace.protocol.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of the "N validation errors detected" message (source: errors.md section 4). */
public final class ConstraintTexts {
    /** For an absent member. */
    public static final String NOT_NULL = "Member must not be null";

    private static final int VIOLATION_COUNT_MAX = 10;

    private ConstraintTexts() {}

    /** For a text or list that is too short. */
    public static String lengthAtLeast(int minimum) {
        return "Member must have length greater than or equal to " + minimum;
    }

    /** For a text or list that is too long. */
    public static String lengthAtMost(int maximum) {
        return "Member must have length less than or equal to " + maximum;
    }

    /** For a number that is too small. */
    public static String valueAtLeast(long minimum) {
        return "Member must have value greater than or equal to " + minimum;
    }

    /** For a number that is too large. */
    public static String valueAtMost(long maximum) {
        return "Member must have value less than or equal to " + maximum;
    }

    /** For a text of the wrong form. */
    public static String pattern(String pattern) {
        return "Member must satisfy regular expression pattern: " + pattern;
    }

    /** For a text that is none of the constants; AWS prints them in an order of its own. */
    public static String enumeration(String constants) {
        return "Member must satisfy enum value set: [" + constants + "]";
    }

    /** One entry of the message. */
    public static String violation(@Nullable Object value, String path, String constraint) {
        String shown = value == null ? "null" : "'" + value + "'";
        return "Value " + shown + " at '" + path + "' failed to satisfy constraint: " + constraint;
    }

    /** One entry of the message in the form that does not tell the value, and names the member as on the wire. */
    public static String unechoedViolation(String wireName, String constraint) {
        return "Value at '" + wireName + "' failed to satisfy constraint: " + constraint;
    }

    /** The whole message; AWS names ten violations at most. */
    public static ApiException violations(List<String> entries) {
        List<String> shown = entries.subList(0, Math.min(entries.size(), VIOLATION_COUNT_MAX));
        String noun = shown.size() == 1 ? " validation error detected: " : " validation errors detected: ";
        return new ApiException(ErrorType.VALIDATION, shown.size() + noun + String.join("; ", shown));
    }
}
