package dev.millrace.protocol.constraint;

import dev.millrace.protocol.json.AttributeValueJson;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;

/** A key of which it matters how its numbers are written; bad values are noted in it, not counted as violations. */
final class SpelledKeyShape extends Shape<AttributeValueJson.SpelledKey> {
    @Override
    Object read(JsonReader in, Place place) {
        return AttributeValueJson.readKey(in, place);
    }

    @Override
    void check(Object value, String path, Violations violations) {}
}
