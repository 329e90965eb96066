package dev.millrace.it.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.RawAnswer;
import java.util.HashMap;
import java.util.Map;

/**
 * Parts of answers that later steps of the same case need: {@code "save":{"arn":"/Table/LatestStreamArn"}} keeps one, and
 * {@code {"$saved":"arn"}} stands for it. Not thread-safe.
 */
final class SavedValues {
    private final Map<String, JsonNode> values = new HashMap<>();

    void save(JsonNode pointers, RawAnswer answer) {
        pointers.properties()
                .forEach(entry -> values.put(
                        entry.getKey(),
                        Json.parse(answer.text()).at(entry.getValue().asText())));
    }

    JsonNode inserted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(inserted(element)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1 && node.has("$saved")) {
            String name = node.get("$saved").asText();
            JsonNode value = values.get(name);
            if (value == null || value.isMissingNode()) {
                throw new AssertionError("no earlier step has saved " + name);
            }
            return value;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(member -> copy.set(member.getKey(), inserted(member.getValue())));
        return copy;
    }
}
