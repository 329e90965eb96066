package dev.millrace.protocol.constraint;

import dev.millrace.protocol.error.ConstraintTexts;
import dev.millrace.protocol.error.Wording;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;

/**
 * A whole number with a lower bound, named by AWS without its value and as on the wire: always, such as the Limit of
 * Query (recorded on AWS, errors.md 6.3), or in the newer wording only, such as the Limit of Scan (errors.md section 7).
 */
final class UnechoedNumberShape extends Shape<Integer> {
    private final String wireName;
    private final int minimum;
    private final Wording since;

    UnechoedNumberShape(String wireName, int minimum, Wording since) {
        this.wireName = wireName;
        this.minimum = minimum;
        this.since = since;
    }

    @Override
    Object read(JsonReader in, Place place) {
        return in.integer();
    }

    @Override
    void check(Object value, String path, Violations violations) {
        if ((Integer) value < minimum) {
            String constraint = ConstraintTexts.valueAtLeast(minimum);
            violations.add(
                    since == Wording.OLDER
                            ? ConstraintTexts.unechoedViolation(wireName, constraint)
                            : ConstraintTexts.newlyUnechoedViolation(value, path, wireName, constraint));
        }
    }
}
