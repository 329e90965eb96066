package dev.millrace.server.cli;

import dev.millrace.server.cli.JsonTree.Digits;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Each record for the eye: what happened to which item, and below it each attribute that changed with its old and its new
 * value, as far as the stream's view type tells them.
 *
 * <p>Names and texts are quoted as in JSON, so that no item can send commands to the terminal.
 */
final class ChangePrinter implements TailPrinter {
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean colours;

    ChangePrinter(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    @Override
    public void print(Map<String, @Nullable Object> record) {
        Map<String, @Nullable Object> change = JsonTree.object(record, "dynamodb");
        Map<String, @Nullable Object> keys = JsonTree.object(change, "Keys");
        StringBuilder text = new StringBuilder();
        text.append(painted(DIM, time(change))).append(' ');
        String event = String.valueOf(JsonTree.text(record, "eventName"));
        text.append(painted(BOLD, event)).append(' ').append(item(keys));
        if (!JsonTree.object(record, "userIdentity").isEmpty()) {
            text.append(" (time to live)");
        }
        text.append('\n');
        attributes(change, keys.keySet(), text);
        out.print(text);
        out.flush();
    }

    @Override
    public boolean isDeaf() {
        return out.checkError();
    }

    private void attributes(Map<String, @Nullable Object> change, Set<String> keys, StringBuilder text) {
        Map<String, @Nullable Object> before = JsonTree.object(change, "OldImage");
        Map<String, @Nullable Object> after = JsonTree.object(change, "NewImage");
        boolean bothKnown = change.containsKey("OldImage") && change.containsKey("NewImage");
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeAll(keys);
        for (String name : names) {
            Object old = before.get(name);
            Object fresh = after.get(name);
            if (bothKnown && Objects.equals(old, fresh)) {
                continue;
            }
            text.append("    ").append(name(name)).append(": ");
            if (old != null) {
                text.append(painted(RED, value(old)));
            }
            if (old != null && fresh != null) {
                text.append(" -> ");
            }
            if (fresh != null) {
                text.append(painted(GREEN, value(fresh)));
            }
            // With one image alone nobody can tell whether the attribute is new or gone.
            if (bothKnown && fresh == null) {
                text.append(" (removed)");
            }
            text.append('\n');
        }
    }

    private static String item(Map<String, @Nullable Object> keys) {
        StringJoiner text = new StringJoiner(", ");
        keys.forEach((name, value) -> text.add(name(name) + "=" + value(value)));
        return text.toString();
    }

    private static String time(Map<String, @Nullable Object> change) {
        Object created = change.get("ApproximateCreationDateTime");
        return created instanceof Digits seconds
                ? Instant.ofEpochSecond(new BigDecimal(seconds.text()).longValue())
                        .toString()
                : "";
    }

    private static String name(String name) {
        return name.matches("[A-Za-z0-9_.-]+") ? name : printable(JsonTree.line(name));
    }

    /** An attribute value without the letter of its type, where the value shows it. */
    private static String value(@Nullable Object typed) {
        if (!(typed instanceof Map<?, ?> map) || map.size() != 1) {
            return printable(JsonTree.line(typed));
        }
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        Object value = only.getValue();
        String type = String.valueOf(only.getKey());
        return switch (type) {
            case "N", "BOOL" -> printable(String.valueOf(value));
            case "NULL" -> "null";
            case "L" -> value instanceof List<?> list ? list(list, "[", "]") : "?";
            case "M" -> value instanceof Map<?, ?> members ? members(members) : "?";
            case "SS", "NS", "BS" -> value instanceof List<?> list ? set(list, type.equals("NS")) : "?";
            case "B" -> "base64 " + printable(JsonTree.line(value));
            default -> printable(JsonTree.line(value));
        };
    }

    private static String list(List<?> elements, String open, String close) {
        StringJoiner text = new StringJoiner(", ", open, close);
        elements.forEach(element -> text.add(value(element)));
        return text.toString();
    }

    private static String members(Map<?, ?> members) {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        members.forEach((name, value) -> text.add(name(String.valueOf(name)) + ": " + value(value)));
        return text.toString();
    }

    private static String set(List<?> elements, boolean numbers) {
        StringJoiner text = new StringJoiner(", ", "<", ">");
        elements.forEach(element -> text.add(printable(numbers ? String.valueOf(element) : JsonTree.line(element))));
        return text.toString();
    }

    /** JSON leaves the second block of control characters as they are, which terminals obey too. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (Character.isISOControl(unit)) {
                printable.append(String.format("\\u%04x", (int) unit));
            } else {
                printable.append(unit);
            }
        }
        return printable.toString();
    }

    private String painted(String colour, String text) {
        return colours ? colour + text + PLAIN : text;
    }
}
