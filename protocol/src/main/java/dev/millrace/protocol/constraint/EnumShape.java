package dev.millrace.protocol.constraint;

import dev.millrace.protocol.error.ConstraintTexts;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;
import java.util.HashMap;
import java.util.Map;

/** A string that must name a constant, case-sensitively. Until checked a wrong one stands as its text. */
final class EnumShape<E extends Enum<E>> extends Shape<E> {
    private final Map<String, E> constants = new HashMap<>();
    private final String printed;
    private final String newerPrinted;

    /**
     * Takes the constants by name.
     *
     * @param printed the constants in AWS's order, which is neither the model's nor the alphabet's
     * @param newerPrinted the same in the newer wording
     */
    EnumShape(E[] constants, String printed, String newerPrinted) {
        this.printed = printed;
        this.newerPrinted = newerPrinted;
        for (String name : printed.split(", ", -1)) {
            for (E constant : constants) {
                if (constant.name().equals(name)) {
                    this.constants.put(name, constant);
                }
            }
            if (!this.constants.containsKey(name)) {
                throw new IllegalArgumentException(name + " is no constant");
            }
        }
    }

    @Override
    Object read(JsonReader in, Place place) {
        String text = in.text();
        E constant = constants.get(text);
        return constant == null ? text : constant;
    }

    @Override
    void check(Object value, String path, Violations violations) {
        if (value instanceof String text) {
            violations.add(ConstraintTexts.enumViolation(text, path, printed, newerPrinted));
        }
    }
}
