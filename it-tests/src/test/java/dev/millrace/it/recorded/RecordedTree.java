package dev.millrace.it.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.RawAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An answer from the wire in the form that botocore gave to the recordings. */
final class RecordedTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordedTree() {}

    /** The whole answer, with what botocore adds to it. */
    static JsonNode of(RawAnswer answer) {
        ObjectNode tree = NODES.objectNode();
        JsonNode body = answer.text().isEmpty() ? NODES.objectNode() : Json.parse(answer.text());
        if (answer.status() == 200) {
            tree.setAll((ObjectNode) withBytes(body));
        } else {
            ObjectNode members = body.deepCopy();
            String type = members.remove("__type").asText();
            String code = type.substring(type.indexOf('#') + 1);
            String text = body.path("message").asText(body.path("Message").asText());
            tree.withObjectProperty("Error").put("Code", code).put("Message", text);
            members.remove("Message");
            if (code.equals("ValidationException")) {
                // No shape of the service model: botocore reads nothing but its text.
                members.remove("message");
            }
            tree.setAll((ObjectNode) withBytes(members));
        }
        ObjectNode metadata = tree.withObjectProperty("ResponseMetadata");
        metadata.set("HTTPHeaders", NODES.objectNode());
        metadata.put("HTTPStatusCode", answer.status());
        return tree;
    }

    /** An error as the text that Python prints for it. */
    static JsonNode printedError(String operation, RawAnswer answer) {
        JsonNode error = of(answer).path("Error");
        return NODES.textNode("An error occurred (" + error.path("Code").asText() + ") when calling the " + operation
                + " operation: " + error.path("Message").asText());
    }

    /** The same with binary values as Python prints them. */
    static JsonNode withBytes(JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            node.forEach(element -> copy.add(withBytes(element)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = NODES.objectNode();
        node.properties().forEach(member -> {
            boolean bytes = node.size() == 1
                    && member.getKey().equals("B")
                    && member.getValue().isTextual();
            copy.set(
                    member.getKey(),
                    bytes ? NODES.textNode(printedBytes(member.getValue().asText())) : withBytes(member.getValue()));
        });
        return copy;
    }

    private static String printedBytes(String base64) {
        StringBuilder text = new StringBuilder("b'");
        for (byte value : Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII))) {
            text.append(value >= ' ' && value < 127 ? String.valueOf((char) value) : String.format("\\x%02x", value));
        }
        return text.append('\'').toString();
    }
}
