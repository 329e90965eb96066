package dev.millrace.protocol.constraint;

import dev.millrace.protocol.error.ConstraintTexts;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;

/**
 * A whole number with a lower bound, named by AWS without its value and as on the wire, such as the Limit of Query
 * (recorded on AWS, errors.md 6.3).
 */
final class UnechoedNumberShape extends Shape<Integer> {
    private final String wireName;
    private final int minimum;

    UnechoedNumberShape(String wireName, int minimum) {
        this.wireName = wireName;
        this.minimum = minimum;
    }

    @Override
    Object read(JsonReader in, Place place) {
        return in.integer();
    }

    @Override
    void check(Object value, String path, Violations violations) {
        if ((Integer) value < minimum) {
            violations.addUnechoed(wireName, ConstraintTexts.valueAtLeast(minimum));
        }
    }
}
