package dev.millrace.protocol.constraint;

import dev.millrace.protocol.json.AttributeValueJson;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;

/** One attribute value of a legacy parameter; a bad one is noted in it, not counted as a violation. */
final class SingleValueShape extends Shape<AttributeValueJson.Single> {
    @Override
    Object read(JsonReader in, Place place) {
        return AttributeValueJson.readSingle(in, place);
    }

    @Override
    void check(Object value, String path, Violations violations) {}
}
