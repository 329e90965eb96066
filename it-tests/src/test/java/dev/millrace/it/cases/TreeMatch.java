package dev.millrace.it.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares an answer with what a case expects, member by member.
 *
 * <p>{@code "$any"} matches anything that is there, {@code "$absent"} nothing, {@code {"$unordered":[...]}} a list in any
 * order. Elements of a set may come in any order, and 1 equals 1.0.
 */
enum TreeMatch {
    /** Exactly the members that are expected. */
    EXACT,
    /** In every object the members that are expected; others are ignored. */
    SUBSET;

    private static final Set<String> SETS = Set.of("SS", "NS", "BS");

    /** What differs first, with the place; empty if nothing does. */
    Optional<String> difference(JsonNode expected, JsonNode actual) {
        return difference("", expected, actual);
    }

    private Optional<String> difference(String place, JsonNode expected, JsonNode actual) {
        if (expected.isTextual() && expected.textValue().equals("$any")) {
            return Optional.empty();
        }
        if (expected.has("$unordered")) {
            return unorderedDifference(place, expected.get("$unordered"), actual);
        }
        if (expected.isObject() && actual.isObject()) {
            return memberDifference(place, expected, actual);
        }
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int index = 0; index < expected.size(); index++) {
                Optional<String> found = difference(place + "/" + index, expected.get(index), actual.get(index));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        boolean equal = (expected.isNumber() && actual.isNumber())
                ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
                : expected.equals(actual);
        return equal ? Optional.empty() : Optional.of(told(place, expected, actual));
    }

    private Optional<String> memberDifference(String place, JsonNode expected, JsonNode actual) {
        Set<String> names = new TreeSet<>();
        expected.fieldNames().forEachRemaining(names::add);
        if (this == EXACT) {
            actual.fieldNames().forEachRemaining(names::add);
        }
        for (String name : names) {
            String member = place + "/" + name;
            JsonNode wanted = expected.path(name);
            JsonNode given = actual.path(name);
            boolean absent = wanted.isMissingNode()
                    || (wanted.isTextual() && wanted.textValue().equals("$absent"));
            if (absent != given.isMissingNode()) {
                return Optional.of(told(member, wanted, given));
            }
            Optional<String> found = Optional.empty();
            if (!absent) {
                found = SETS.contains(name) && wanted.isArray()
                        ? unorderedDifference(member, wanted, given)
                        : difference(member, wanted, given);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> unorderedDifference(String place, JsonNode expected, JsonNode actual) {
        if (!actual.isArray() || actual.size() != expected.size()) {
            return Optional.of(told(place, expected, actual));
        }
        List<JsonNode> remaining = new ArrayList<>();
        actual.forEach(remaining::add);
        for (JsonNode wanted : expected) {
            Optional<JsonNode> found = remaining.stream()
                    .filter(candidate -> difference(place, wanted, candidate).isEmpty())
                    .findFirst();
            if (found.isEmpty()) {
                return Optional.of(told(place, wanted, actual));
            }
            remaining.remove(found.get());
        }
        return Optional.empty();
    }

    private static String told(String place, JsonNode expected, JsonNode actual) {
        return "at " + (place.isEmpty() ? "/" : place) + " expected " + shown(expected) + " but was " + shown(actual);
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
