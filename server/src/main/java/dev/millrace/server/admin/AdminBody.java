package dev.millrace.server.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of a call: one flat JSON object, or nothing at all, which counts as an empty one. Immutable. */
final class AdminBody {
    private static final int SIZE_MAX = 64 << 10;
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Strings, numbers as {@link Double} or {@link Long}, Booleans. A null counts as absent. */
    private final Map<String, Object> members;

    private AdminBody(Map<String, Object> members) {
        this.members = members;
    }

    /**
     * Reads a body.
     *
     * @param names of the members that it may have
     */
    static AdminBody read(byte[] body, int bodySize, Set<String> names) {
        if (bodySize > SIZE_MAX) {
            throw AdminRefusal.badRequest("The body is larger than 64 KiB.");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        if (isBlank(body, bodySize)) {
            return new AdminBody(members);
        }
        try (JsonParser parser = FACTORY.createParser(body, 0, bodySize)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notAnObject();
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (!names.contains(name)) {
                    throw AdminRefusal.badRequest("The member " + name + " is unknown; " + expected(names));
                }
                Object value = scalar(parser, name);
                if (value != null && members.put(name, value) != null) {
                    throw AdminRefusal.badRequest("The member " + name + " stands twice in the body.");
                }
            }
            if (parser.nextToken() != null) {
                throw notAnObject();
            }
        } catch (IOException broken) {
            throw notAnObject();
        }
        return new AdminBody(members);
    }

    private static boolean isBlank(byte[] body, int bodySize) {
        for (byte b : Arrays.copyOf(body, bodySize)) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object scalar(JsonParser parser, String name) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_NUMBER_INT -> {
                // Wider ones are out of every range here, and nobody needs to know by how much.
                yield switch (parser.getNumberType()) {
                    case INT, LONG -> parser.getLongValue();
                    default -> parser.getBigIntegerValue().signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
                };
            }
            default ->
                throw AdminRefusal.badRequest("The member " + name + " must be a string, a number, true or false.");
        };
    }

    private static AdminRefusal notAnObject() {
        return AdminRefusal.badRequest("The body must be one JSON object.");
    }

    private static String expected(Set<String> names) {
        List<String> sorted = names.stream().sorted().toList();
        return sorted.isEmpty() ? "none is expected." : "expected are " + String.join(", ", sorted) + ".";
    }

    /** The names of the members that are there. */
    Set<String> names() {
        return members.keySet();
    }

    @Nullable
    String text(String name) {
        Object value = members.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw AdminRefusal.badRequest("The member " + name + " must be a string.");
    }

    @Nullable
    Boolean bool(String name) {
        Object value = members.get(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw AdminRefusal.badRequest("The member " + name + " must be true or false.");
    }

    @Nullable
    Long whole(String name) {
        Object value = members.get(name);
        if (value == null || value instanceof Long) {
            return (Long) value;
        }
        throw AdminRefusal.badRequest("The member " + name + " must be a whole number.");
    }

    @Nullable
    Double number(String name) {
        Object value = members.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw AdminRefusal.badRequest("The member " + name + " must be a number.");
    }
}
