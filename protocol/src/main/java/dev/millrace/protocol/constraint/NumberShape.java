package dev.millrace.protocol.constraint;

import dev.millrace.protocol.error.ConstraintTexts;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;

/**
 * A whole number with bounds.
 *
 * @param <T> Integer or Long
 */
final class NumberShape<T extends Number> extends Shape<T> {
    private final boolean isLong;
    private final long minimum;
    private final long maximum;

    private NumberShape(boolean isLong, long minimum, long maximum) {
        this.isLong = isLong;
        this.minimum = minimum;
        this.maximum = maximum;
    }

    static NumberShape<Integer> ofIntegers(int minimum, int maximum) {
        return new NumberShape<>(false, minimum, maximum);
    }

    static NumberShape<Long> ofLongs(long minimum) {
        return new NumberShape<>(true, minimum, Long.MAX_VALUE);
    }

    @Override
    Object read(JsonReader in, Place place) {
        if (isLong) {
            return in.longInteger();
        }
        return in.integer();
    }

    @Override
    void check(Object value, String path, Violations violations) {
        long number = ((Number) value).longValue();
        if (number < minimum) {
            violations.add(value, path, ConstraintTexts.valueAtLeast(minimum));
        }
        if (number > maximum) {
            violations.add(value, path, ConstraintTexts.valueAtMost(maximum));
        }
    }
}
