package dev.millrace.it.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code #n} and {@code :v} of one request, handed out while its expressions are rendered. Not thread-safe. */
final class Placeholders {
    private final Map<String, String> names = new LinkedHashMap<>();
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();

    String name(String attribute) {
        return names.computeIfAbsent(attribute, name -> "#n" + names.size());
    }

    String value(Value value) {
        String placeholder = ":v" + values.size();
        values.set(placeholder, value.json());
        return placeholder;
    }

    /** Adds the two maps, where there is something in them: empty ones are refused. */
    void addTo(ObjectNode request) {
        if (!names.isEmpty()) {
            ObjectNode map = request.putObject("ExpressionAttributeNames");
            names.forEach((name, placeholder) -> map.put(placeholder, name));
        }
        if (!values.isEmpty()) {
            request.set("ExpressionAttributeValues", values);
        }
    }
}
