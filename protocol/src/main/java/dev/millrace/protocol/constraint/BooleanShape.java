package dev.millrace.protocol.constraint;

import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;

/** True or false. */
final class BooleanShape extends Shape<Boolean> {
    @Override
    Object read(JsonReader in, Place place) {
        return in.bool();
    }

    @Override
    void check(Object value, String path, Violations violations) {}
}
