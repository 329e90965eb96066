package dev.millrace.it.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares recorded trees, in which values that change from run to run are masked, with answers.
 *
 * <p>{@code <name:1>} stands for one value through all steps of a recording, and another number for another value of that
 * name; a mask without a number, and words such as {@code datetime}, stand for any value. Not thread-safe.
 */
final class RecordedMatch {
    private static final Pattern MASK = Pattern.compile("<([a-z0-9-]+)(:\\d+)?>");
    private static final Set<String> MASKED_WORDS =
            Set.of("datetime", "<datetime>", "timestamp", "starting-sequence-number");
    /** Times in texts, of which only the form counts: with milliseconds or without. */
    private static final Pattern TIME = Pattern.compile("<timestamp:[0-9T:-]+(\\.\\d+)?Z>");

    private static final String RECORDED_ACCOUNT = "111111111111";
    private static final String ACCOUNT = "000000000000";

    private final Map<String, String> values = new HashMap<>();

    /** Names the value of a mask that carries no number, such as that of a table. */
    void know(String mask, String value) {
        values.put(mask, value);
    }

    /** What differs first; empty if nothing does. */
    Optional<String> difference(JsonNode recorded, JsonNode actual) {
        return difference("", recorded, actual);
    }

    private Optional<String> difference(String place, JsonNode recorded, JsonNode actual) {
        if (recorded.isObject() && actual.isObject()) {
            return memberDifference(place, recorded, actual);
        }
        if (recorded.isArray() && actual.isArray() && recorded.size() == actual.size()) {
            for (int index = 0; index < recorded.size(); index++) {
                Optional<String> found = difference(place + "/" + index, recorded.get(index), actual.get(index));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        boolean same;
        if (recorded.isTextual()) {
            same = actual.isValueNode()
                    && (MASKED_WORDS.contains(recorded.asText()) || matches(recorded.asText(), actual.asText()));
        } else {
            same = (recorded.isNumber() && actual.isNumber())
                    ? recorded.decimalValue().compareTo(actual.decimalValue()) == 0
                    : recorded.equals(actual);
        }
        return same ? Optional.empty() : Optional.of("at " + place + " AWS has " + recorded + ", here is " + actual);
    }

    private Optional<String> memberDifference(String place, JsonNode recorded, JsonNode actual) {
        Set<String> names = new TreeSet<>();
        actual.fieldNames().forEachRemaining(names::add);
        for (Map.Entry<String, JsonNode> member : recorded.properties()) {
            String name = values.getOrDefault(member.getKey(), member.getKey());
            if (!names.remove(name)) {
                return Optional.of("at " + place + "/" + name + " AWS has " + member.getValue() + ", here is nothing");
            }
            Optional<String> found = difference(place + "/" + name, member.getValue(), actual.get(name));
            if (found.isPresent()) {
                return found;
            }
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("at " + place + " AWS has nothing of " + names + ", here is " + actual);
    }

    /** Tells whether the text can be what was masked, and if so remembers what the masks stood for. */
    private boolean matches(String recorded, String actual) {
        Matcher time = TIME.matcher(recorded);
        if (time.matches()) {
            return actual.matches(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d" + (time.group(1) == null ? "Z" : "\\.\\d{3}Z"));
        }
        StringBuilder pattern = new StringBuilder();
        Map<String, String> groups = new HashMap<>();
        Matcher mask = MASK.matcher(recorded);
        int end = 0;
        while (mask.find()) {
            pattern.append(Pattern.quote(recorded.substring(end, mask.start()).replace(RECORDED_ACCOUNT, ACCOUNT)));
            pattern.append(maskPattern(mask.group(), groups));
            end = mask.end();
        }
        pattern.append(Pattern.quote(recorded.substring(end).replace(RECORDED_ACCOUNT, ACCOUNT)));
        Matcher found = Pattern.compile(pattern.toString()).matcher(actual);
        if (!found.matches()) {
            return false;
        }
        for (Map.Entry<String, String> group : groups.entrySet()) {
            String value = found.group(group.getKey());
            if (isTakenByAnother(group.getValue(), value)) {
                return false;
            }
            values.put(group.getValue(), value);
        }
        return true;
    }

    private String maskPattern(String mask, Map<String, String> groups) {
        String known = values.get(mask);
        if (known != null) {
            return Pattern.quote(known);
        }
        if (mask.equals("<partition>")) {
            return "aws";
        }
        if (mask.equals("<region>")) {
            return "us-east-1";
        }
        if (!mask.contains(":")) {
            return ".+";
        }
        String group = "g" + groups.size();
        groups.put(group, mask);
        return "(?<" + group + ">.+)";
    }

    private boolean isTakenByAnother(String mask, String value) {
        String name = mask.substring(0, mask.indexOf(':') + 1);
        return values.entrySet().stream()
                .anyMatch(known -> known.getKey().startsWith(name)
                        && !known.getKey().equals(mask)
                        && known.getValue().equals(value));
    }
}
