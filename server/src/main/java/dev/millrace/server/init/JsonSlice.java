package dev.millrace.server.init;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value inside JSON that is known to be well formed, as the bytes it was written with: what is sent on to an operation
 * is what the file says, to the last digit.
 *
 * <p>Immutable as long as the array is.
 */
final class JsonSlice {
    /** A member of an object; the name is as written, escapes included. */
    record Member(String name, JsonSlice value) {}

    private final byte[] json;
    private final int start;
    private final int end;

    private JsonSlice(byte[] json, int start, int end) {
        this.json = json;
        this.start = start;
        this.end = end;
    }

    /** The whole of a well-formed document. */
    static JsonSlice ofDocument(byte[] json) {
        JsonSlice all = new JsonSlice(json, 0, json.length);
        int start = all.afterBlanks(0);
        return new JsonSlice(json, start, all.valueEnd(start));
    }

    boolean isArray() {
        return json[start] == '[';
    }

    boolean isObject() {
        return json[start] == '{';
    }

    /** The members of this object in their order; none if it is no object. */
    List<Member> members() {
        List<Member> members = new ArrayList<>();
        if (!isObject()) {
            return members;
        }
        int at = afterBlanks(start + 1);
        while (json[at] != '}') {
            int nameEnd = valueEnd(at);
            String name = new String(json, at + 1, nameEnd - at - 2, StandardCharsets.UTF_8);
            int valueStart = afterBlanks(afterBlanks(nameEnd) + 1);
            int valueEnd = valueEnd(valueStart);
            members.add(new Member(name, new JsonSlice(json, valueStart, valueEnd)));
            at = afterComma(valueEnd);
        }
        return members;
    }

    /** The elements of this array; none if it is no array. */
    List<JsonSlice> elements() {
        List<JsonSlice> elements = new ArrayList<>();
        if (!isArray()) {
            return elements;
        }
        int at = afterBlanks(start + 1);
        while (json[at] != ']') {
            int valueEnd = valueEnd(at);
            elements.add(new JsonSlice(json, at, valueEnd));
            at = afterComma(valueEnd);
        }
        return elements;
    }

    /** The last member of this name, which is the one that JSON readers take. */
    Optional<JsonSlice> find(String name) {
        JsonSlice found = null;
        for (Member member : members()) {
            if (member.name().equals(name)) {
                found = member.value();
            }
        }
        return Optional.ofNullable(found);
    }

    /** A string without its quotes; empty if this is none. */
    Optional<String> string() {
        return json[start] == '"'
                ? Optional.of(new String(json, start + 1, end - start - 2, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** The value as it is written. */
    String text() {
        return new String(json, start, end - start, StandardCharsets.UTF_8);
    }

    private int afterComma(int at) {
        int next = afterBlanks(at);
        return json[next] == ',' ? afterBlanks(next + 1) : next;
    }

    private int afterBlanks(int at) {
        int next = at;
        while (next < json.length
                && (json[next] == ' ' || json[next] == '\t' || json[next] == '\n' || json[next] == '\r')) {
            next++;
        }
        return next;
    }

    private int valueEnd(int at) {
        return switch (json[at]) {
            case '"' -> stringEnd(at);
            case '{', '[' -> bracketEnd(at);
            default -> scalarEnd(at);
        };
    }

    private int stringEnd(int at) {
        int next = at + 1;
        while (json[next] != '"') {
            next += json[next] == '\\' ? 2 : 1;
        }
        return next + 1;
    }

    private int bracketEnd(int at) {
        int depth = 0;
        int next = at;
        do {
            switch (json[next]) {
                case '"' -> next = stringEnd(next) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {
                    // Everything else lies inside.
                }
            }
            next++;
        } while (depth > 0);
        return next;
    }

    private int scalarEnd(int at) {
        int next = at;
        while (next < end && ",]} \t\r\n".indexOf(json[next]) < 0) {
            next++;
        }
        return next;
    }
}
