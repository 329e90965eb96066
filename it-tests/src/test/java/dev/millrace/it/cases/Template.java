package dev.millrace.it.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The short forms in which a case says something long, replaced by what they stand for.
 *
 * <ul>
 *   <li>{@code {"$repeat":["a",2048]}} is a string; of anything but a string, and inside a list, it is that many elements
 *   <li>{@code {"$times":[N,template]}} inside a list is N elements, elsewhere one object of N objects' members; {@code
 *       $i} in names and strings of the template is the index, from 0
 *   <li>{@code {"$join":[" OR ",N,"a = :v$i"]}} is one string of N parts
 *   <li>{@code {"$concat":["a",{"$repeat":["b",3]}]}} is one string
 * </ul>
 */
final class Template {
    private static final Set<String> FORMS = Set.of("$repeat", "$times", "$join", "$concat");

    private Template() {}

    /** The document without short forms. */
    static JsonNode expand(JsonNode node) {
        if (node.isArray()) {
            return expandElements(node);
        }
        if (!node.isObject()) {
            return node;
        }
        if (isForm(node)) {
            return expandForm(node);
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(member -> copy.set(member.getKey(), expand(member.getValue())));
        return copy;
    }

    private static boolean isForm(JsonNode node) {
        return node.isObject()
                && node.size() == 1
                && FORMS.contains(node.fieldNames().next());
    }

    private static JsonNode expandElements(JsonNode list) {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : list) {
            if (element.has("$times") && isForm(element)) {
                JsonNode arguments = element.get("$times");
                for (int index = 0; index < arguments.get(0).intValue(); index++) {
                    copy.add(expand(indexed(arguments.get(1), index)));
                }
            } else if (element.has("$repeat")
                    && isForm(element)
                    && !element.at("/$repeat/0").isTextual()) {
                JsonNode repeated = expand(element.at("/$repeat/0"));
                IntStream.range(0, element.at("/$repeat/1").intValue()).forEach(index -> copy.add(repeated));
            } else {
                copy.add(expand(element));
            }
        }
        return copy;
    }

    private static JsonNode expandForm(JsonNode form) {
        String name = form.fieldNames().next();
        JsonNode arguments = form.get(name);
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (name) {
            case "$repeat" ->
                nodes.textNode(
                        arguments.get(0).textValue().repeat(arguments.get(1).intValue()));
            case "$concat" -> {
                StringBuilder text = new StringBuilder();
                arguments.forEach(part -> text.append(expand(part).textValue()));
                yield nodes.textNode(text.toString());
            }
            case "$join" ->
                nodes.textNode(IntStream.range(0, arguments.get(1).intValue())
                        .mapToObj(index -> indexed(arguments.get(2).textValue(), index))
                        .collect(Collectors.joining(arguments.get(0).textValue())));
            case "$times" -> {
                ObjectNode members = nodes.objectNode();
                for (int index = 0; index < arguments.get(0).intValue(); index++) {
                    members.setAll((ObjectNode) expand(indexed(arguments.get(1), index)));
                }
                yield members;
            }
            default -> throw new IllegalStateException("no form " + name);
        };
    }

    private static JsonNode indexed(JsonNode node, int index) {
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(indexed(node.textValue(), index));
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(indexed(element, index)));
            return copy;
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(member -> copy.set(indexed(member.getKey(), index), indexed(member.getValue(), index)));
            return copy;
        }
        return node;
    }

    private static String indexed(String text, int index) {
        return text.replace("$i", Integer.toString(index));
    }
}
