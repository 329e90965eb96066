package dev.millrace.protocol.constraint;

import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;

/** Anything at all, of which only matters that it is there. */
final class PresenceShape extends Shape<Boolean> {
    @Override
    Object read(JsonReader in, Place place) {
        in.skip();
        return true;
    }

    @Override
    void check(Object value, String path, Violations violations) {}
}
