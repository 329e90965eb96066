package dev.millrace.protocol.constraint;

import dev.millrace.protocol.error.ConstraintTexts;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;
import java.util.regex.Pattern;

/** A string with bounds on its length that must match a regular expression as a whole. */
final class PatternShape extends Shape<String> {
    private final TextShape lengths;
    private final Pattern accepted;
    private final String printed;

    /**
     * Takes both forms of the expression.
     *
     * @param accepted what is let through, which may be more than AWS would
     * @param printed AWS's own
     */
    PatternShape(int lengthMin, int lengthMax, String accepted, String printed) {
        this.lengths = new TextShape(lengthMin, lengthMax, false);
        this.accepted = Pattern.compile(accepted);
        this.printed = printed;
    }

    @Override
    Object read(JsonReader in, Place place) {
        return in.text();
    }

    @Override
    void check(Object value, String path, Violations violations) {
        String text = (String) value;
        if (!accepted.matcher(text).matches()) {
            violations.add(text, path, ConstraintTexts.pattern(printed));
        }
        lengths.check(text, path, violations);
    }
}
