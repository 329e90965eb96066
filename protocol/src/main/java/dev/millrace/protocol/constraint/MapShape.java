package dev.millrace.protocol.constraint;

import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map from names; a null value counts as an absent entry, and of two entries of one name the last counts. */
class MapShape<T> extends Shape<Map<String, T>> {
    final Shape<T> element;
    private final String valueType;

    /**
     * Takes the shape of the values.
     *
     * @param valueType their Java type as AWS prints it
     */
    MapShape(Shape<T> element, String valueType) {
        this.element = element;
        this.valueType = valueType;
    }

    @Override
    Object read(JsonReader in, Place place) {
        Map<String, Object> entries = new LinkedHashMap<>();
        in.enterMap(valueType, place);
        for (String name = in.nextMember(); name != null; name = in.nextMember()) {
            if (!in.isNull()) {
                entries.put(name, element.read(in, Place.ELEMENT));
            }
        }
        return entries;
    }

    @Override
    void check(Object value, String path, Violations violations) {
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            element.check(entry.getValue(), path + '.' + entry.getKey() + ".member", violations);
        }
    }
}
