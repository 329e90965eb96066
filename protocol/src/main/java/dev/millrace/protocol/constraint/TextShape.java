package dev.millrace.protocol.constraint;

import dev.millrace.protocol.error.ConstraintTexts;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;

/** A string with bounds on its length, in characters, and on the characters it may have. */
final class TextShape extends Shape<String> {
    /** The pattern of table and index names. */
    static final String NAME_PATTERN = "[a-zA-Z0-9_.-]+";

    private final int lengthMin;
    private final int lengthMax;
    private final boolean isName;

    TextShape(int lengthMin, int lengthMax, boolean isName) {
        this.lengthMin = lengthMin;
        this.lengthMax = lengthMax;
        this.isName = isName;
    }

    @Override
    Object read(JsonReader in, Place place) {
        return in.text();
    }

    @Override
    void check(Object value, String path, Violations violations) {
        String text = (String) value;
        // That the pattern is named before the lengths is inferred.
        if (isName && !matchesNamePattern(text)) {
            violations.add(text, path, ConstraintTexts.pattern(NAME_PATTERN));
        }
        // Lengths count characters, not UTF-16 units or bytes (recorded on AWS for tags, limits.md).
        int length = text.codePointCount(0, text.length());
        if (length < lengthMin) {
            violations.add(text, path, ConstraintTexts.lengthAtLeast(lengthMin));
        }
        if (length > lengthMax) {
            violations.add(text, path, ConstraintTexts.lengthAtMost(lengthMax));
        }
    }

    static boolean matchesNamePattern(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (!isNameCharacter(text.charAt(index))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isNameCharacter(char unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || unit == '_'
                || unit == '.'
                || unit == '-';
    }
}
