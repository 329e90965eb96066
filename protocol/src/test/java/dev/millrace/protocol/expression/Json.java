package dev.millrace.protocol.expression;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeMap.InvalidAttribute;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.DynamoNumber;
import dev.millrace.protocol.model.InvalidNumberException;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.ValueProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads test data: plain JSON, and DynamoDB JSON in the lenient form of these tests. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** The lines of a resource beside the tests, each a JSON object. */
    static List<Map<String, Object>> lines(String resource) {
        List<Map<String, Object>> lines = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Json.class.getResourceAsStream(resource), resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line;
            while ((line = reader.readLine()) != null) {
                lines.add(object(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    static Map<String, Object> object(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            return child(Map.of("", Objects.requireNonNull(value(parser))), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> child(Map<String, Object> parent, String name) {
        return (Map<String, Object>) Objects.requireNonNull(parent.get(name), name);
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> map = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                Object value = value(parser);
                if (value != null) {
                    map.put(name, value);
                }
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(Objects.requireNonNull(value(parser)));
            }
            return list;
        }
        return switch (token) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    /** An item written as DynamoDB JSON with single quotes, which saves escaping in Java. */
    static Item item(String text) {
        return item(object(text.replace('\'', '"')));
    }

    static Item item(Map<String, Object> attributes) {
        return Item.of(values(attributes));
    }

    /** ExpressionAttributeValues; a value of no readable form is the invalid one, with the text {@code bad value}. */
    static AttributeMap attributeMap(Map<String, Object> attributes) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        InvalidAttribute invalid = null;
        for (String name : attributes.keySet()) {
            try {
                values.put(name, attribute(child(attributes, name)));
            } catch (IllegalArgumentException e) {
                invalid = invalid == null ? new InvalidAttribute(name, ValueProblem.of("bad value")) : invalid;
            }
        }
        return new AttributeMap(values, invalid);
    }

    private static Map<String, AttributeValue> values(Map<String, Object> attributes) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        for (String name : attributes.keySet()) {
            values.put(name, attribute(child(attributes, name)));
        }
        return values;
    }

    private static AttributeValue attribute(Map<String, Object> wire) {
        if (wire.size() != 1) {
            throw new IllegalArgumentException("not one type: " + wire);
        }
        String type = wire.keySet().iterator().next();
        Object content = Objects.requireNonNull(wire.get(type));
        return switch (type) {
            case "S" -> AttributeValue.s((String) content);
            case "N" -> new AttributeValue.N(number((String) content));
            case "B" -> new AttributeValue.B(binary((String) content));
            case "BOOL" -> new AttributeValue.Bool((Boolean) content);
            case "NULL" -> {
                require(content.equals(true));
                yield AttributeValue.NULL;
            }
            case "M" -> new AttributeValue.M(values(child(wire, "M")));
            case "L" -> {
                List<AttributeValue> list = new ArrayList<>();
                for (Object element : (List<?>) content) {
                    list.add(attribute(child(Map.of("", element), "")));
                }
                yield new AttributeValue.L(list);
            }
            case "SS", "NS", "BS" -> set(type, (List<?>) content);
            default -> throw new IllegalArgumentException("no type: " + type);
        };
    }

    private static AttributeValue set(String type, List<?> content) {
        Set<String> texts = new LinkedHashSet<>();
        for (Object element : content) {
            texts.add((String) element);
        }
        require(!texts.isEmpty() && texts.size() == content.size());
        if (type.equals("SS")) {
            return new AttributeValue.SS(texts);
        }
        Set<DynamoNumber> numbers = new LinkedHashSet<>();
        Set<Binary> binaries = new LinkedHashSet<>();
        for (String text : texts) {
            if (type.equals("NS")) {
                require(numbers.add(number(text)));
            } else {
                require(binaries.add(binary(text)));
            }
        }
        return type.equals("NS") ? new AttributeValue.NS(numbers) : new AttributeValue.BS(binaries);
    }

    private static void require(boolean legal) {
        if (!legal) {
            throw new IllegalArgumentException("AWS refuses this value");
        }
    }

    private static Binary binary(String base64) {
        return Binary.owning(Base64.getDecoder().decode(base64));
    }

    private static DynamoNumber number(String text) {
        try {
            return DynamoNumber.parse(text);
        } catch (InvalidNumberException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
