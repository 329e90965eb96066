package dev.millrace.server.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.millrace.protocol.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Java objects: a map in the order of its members, a list, a string, a {@link Digits}, a Boolean, or null.
 *
 * <p>For the client side alone, which reads few and small answers and writes some of them out again.
 */
final class JsonTree {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonTree() {}

    /** A number as it was written. */
    record Digits(String text) {}

    /**
     * Reads an object.
     *
     * @throws IOException if it is none
     */
    static Map<String, @Nullable Object> parseObject(byte[] json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the answer is no JSON object");
            }
            return object(parser);
        }
    }

    /** The member of an object, itself an object; empty if it is absent. */
    @SuppressWarnings("unchecked") // Only this class makes maps, and only such.
    static Map<String, @Nullable Object> object(Map<String, ? extends @Nullable Object> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** The member of an object, a list of objects; empty if it is absent. */
    @SuppressWarnings("unchecked")
    static List<Map<String, @Nullable Object>> objects(Map<String, ? extends @Nullable Object> parent, String name) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        if (parent.get(name) instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Map<?, ?> map) {
                    found.add((Map<String, @Nullable Object>) map);
                }
            }
        }
        return found;
    }

    /** The member of an object, a string; null if it is absent. */
    static @Nullable String text(Map<String, ? extends @Nullable Object> parent, String name) {
        return parent.get(name) instanceof String text ? text : null;
    }

    /** Compact JSON on one line. */
    static String line(@Nullable Object value) {
        JsonWriter out = new JsonWriter();
        write(value, out);
        return new String(out.buffer(), 0, out.size(), StandardCharsets.UTF_8);
    }

    private static void write(@Nullable Object value, JsonWriter out) {
        if (value == null) {
            out.nullValue();
        } else if (value instanceof String text) {
            out.value(text);
        } else if (value instanceof Digits digits) {
            out.raw(digits.text().getBytes(StandardCharsets.US_ASCII));
        } else if (value instanceof Boolean flag) {
            out.value(flag);
        } else if (value instanceof Number number) {
            out.value(number.longValue());
        } else if (value instanceof List<?> list) {
            out.beginArray();
            list.forEach(element -> write(element, out));
            out.endArray();
        } else if (value instanceof Map<?, ?> map) {
            out.beginObject();
            map.forEach((name, member) -> {
                out.name(String.valueOf(name));
                write(member, out);
            });
            out.endObject();
        } else {
            throw new IllegalStateException("no JSON: " + value.getClass());
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield elements;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Digits(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("the answer is cut short");
        };
    }
}
