package dev.millrace.protocol.constraint;

import dev.millrace.protocol.error.ConstraintTexts;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;
import java.util.Set;

/** A string that must be one of a few which are no names of Java's constants. */
final class OneOfShape extends Shape<String> {
    private final Set<String> constants;
    private final String printed;

    OneOfShape(String... constants) {
        this.constants = Set.of(constants);
        this.printed = String.join(", ", constants);
    }

    @Override
    Object read(JsonReader in, Place place) {
        return in.text();
    }

    @Override
    void check(Object value, String path, Violations violations) {
        if (!constants.contains((String) value)) {
            violations.add(value, path, ConstraintTexts.enumeration(printed));
        }
    }
}
