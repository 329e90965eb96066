package dev.millrace.protocol.constraint;

import dev.millrace.protocol.json.AttributeValueJson;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;
import dev.millrace.protocol.model.AttributeMap;

/** A map of attribute values; bad ones are noted in it, not counted as violations. */
final class AttributesShape extends Shape<AttributeMap> {
    private final boolean namesAreAttributes;

    AttributesShape(boolean namesAreAttributes) {
        this.namesAreAttributes = namesAreAttributes;
    }

    @Override
    Object read(JsonReader in, Place place) {
        return namesAreAttributes
                ? AttributeValueJson.readAttributes(in, place)
                : AttributeValueJson.readPlaceholders(in, place);
    }

    @Override
    void check(Object value, String path, Violations violations) {}

    @Override
    String render(Object value) {
        return ((AttributeMap) value).values().toString();
    }
}
