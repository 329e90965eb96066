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
    public static ConstraintViolation violation(@Nullable Object value, String path, String constraint) {
        return ConstraintViolation.same(echoed(value, path, constraint));
    }

    /** A wrong constant; the newer wording names it without value or place, and alone. */
    public static ConstraintViolation enumViolation(
            String value, String path, String constants, String newerConstants) {
        return new ConstraintViolation(
                echoed(value, path, enumeration(constants)),
                WordingFamily.ENUMERATION,
                "Failed to satisfy constraint: " + enumeration(newerConstants));
    }

    /** One entry of the message in the form that does not tell the value, and names the member as on the wire. */
    public static ConstraintViolation unechoedViolation(String wireName, String constraint) {
        return ConstraintViolation.same(unechoed(wireName, constraint));
    }

    /** An entry that tells the value in the older wording only. */
    public static ConstraintViolation newlyUnechoedViolation(
            Object value, String path, String wireName, String constraint) {
        return new ConstraintViolation(
                echoed(value, path, constraint), WordingFamily.UNECHOED_NUMBER, unechoed(wireName, constraint));
    }

    /** A TableName that is empty. */
    public static ConstraintViolation emptyTableName(String path) {
        String constraint = lengthAtLeast(1);
        return new ConstraintViolation(
                echoed("", path, constraint), WordingFamily.EMPTY_TABLE_NAME, unechoed("TableName", constraint));
    }

    private static String echoed(@Nullable Object value, String path, String constraint) {
        String shown = value == null ? "null" : "'" + value + "'";
        return "Value " + shown + " at '" + path + "' " + failed(constraint);
    }

    private static String unechoed(String wireName, String constraint) {
        return "Value at '" + wireName + "' " + failed(constraint);
    }

    private static String failed(String constraint) {
        return "failed to satisfy constraint: " + constraint;
    }

    /** The constraint of a map whose values, or names if {@code part} says so, break one of several rules. */
    public static String mapMust(String part, String... constraints) {
        return "Map " + part + " must satisfy constraint: [" + String.join(", ", constraints) + "]";
    }

    /** The whole message; AWS names ten violations at most. */
    public static ApiException violations(List<ConstraintViolation> entries) {
        List<ConstraintViolation> shown = entries.subList(0, Math.min(entries.size(), VIOLATION_COUNT_MAX));
        String older = message(shown.stream().map(ConstraintViolation::older).toList());
        WordingFamily family = shown.get(0).family();
        if (family == WordingFamily.ENUMERATION) {
            // Of several violations AWS names only the first (source: errors.md section 7).
            return new ErrorText(older, family, message(List.of(shown.get(0).newer()))).validation();
        }
        for (ConstraintViolation violation : shown) {
            family = family == null ? violation.family() : family;
        }
        return family == null || family == WordingFamily.ENUMERATION
                ? ErrorTexts.validation(older)
                : new ErrorText(
                                older,
                                family,
                                message(shown.stream()
                                        .map(ConstraintViolation::newer)
                                        .toList()))
                        .validation();
    }

    private static String message(List<String> entries) {
        String noun = entries.size() == 1 ? " validation error detected: " : " validation errors detected: ";
        return entries.size() + noun + String.join("; ", entries);
    }
}
