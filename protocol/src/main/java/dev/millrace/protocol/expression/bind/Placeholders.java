package dev.millrace.protocol.expression.bind;

import dev.millrace.protocol.error.ExpressionErrors;
import dev.millrace.protocol.error.PlaceholderErrors;
import dev.millrace.protocol.error.ValueErrors;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.expression.ast.PathPart;
import dev.millrace.protocol.expression.ast.PathTemplate;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeMap.InvalidAttribute;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Utf8;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ExpressionAttributeNames and ExpressionAttributeValues of one request, and which of them its expressions used. Used by
 * one thread.
 */
public final class Placeholders {
    private final @Nullable Map<String, String> names;
    private final @Nullable Map<String, AttributeValue> values;
    private final Set<String> used = new HashSet<>();

    private Placeholders(@Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
    }

    /**
     * Checks the maps by themselves, names first.
     *
     * @throws dev.millrace.protocol.error.ApiException if a map is empty, a key is no placeholder, or a value is refused
     */
    public static Placeholders of(@Nullable Map<String, String> names, @Nullable AttributeMap values) {
        if (names != null) {
            checkNames(names);
        }
        if (values != null) {
            checkValues(values);
        }
        return new Placeholders(names, values == null ? null : values.values());
    }

    private static void checkNames(Map<String, String> names) {
        if (names.isEmpty()) {
            throw PlaceholderErrors.namesEmpty();
        }
        for (String key : names.keySet()) {
            int keySize = Utf8.size(key);
            if (keySize > ServiceLimits.PLACEHOLDER_SIZE_MAX) {
                throw PlaceholderErrors.nameKeyTooLong(keySize);
            }
            if (!isPlaceholder(key, '#')) {
                throw PlaceholderErrors.nameKeyInvalid(key);
            }
        }
        long total = 0;
        for (Map.Entry<String, String> entry : names.entrySet()) {
            int size = Utf8.size(entry.getValue());
            if (size == 0) {
                throw PlaceholderErrors.nameInvalid(entry.getKey(), ValueErrors.EMPTY_ATTRIBUTE_NAME);
            }
            if (size > ServiceLimits.ATTRIBUTE_NAME_SIZE_MAX) {
                throw PlaceholderErrors.nameInvalid(entry.getKey(), ValueErrors.LONG_ATTRIBUTE_NAME);
            }
            total += entry.getKey().length() + size;
        }
        if (total > ServiceLimits.PLACEHOLDERS_SIZE_MAX) {
            throw PlaceholderErrors.namesTooLarge();
        }
    }

    private static void checkValues(AttributeMap values) {
        InvalidAttribute invalid = values.invalid();
        if (values.values().isEmpty() && invalid == null) {
            throw PlaceholderErrors.valuesEmpty();
        }
        for (String key : values.values().keySet()) {
            checkValueKey(key);
        }
        if (invalid != null) {
            checkValueKey(invalid.name());
            throw PlaceholderErrors.valueInvalid(invalid.name(), invalid.problem());
        }
        long total = 0;
        for (Map.Entry<String, AttributeValue> entry : values.values().entrySet()) {
            total += entry.getKey().length() + entry.getValue().size();
        }
        if (total > ServiceLimits.PLACEHOLDERS_SIZE_MAX) {
            throw PlaceholderErrors.valuesTooLarge();
        }
    }

    private static void checkValueKey(String key) {
        if (Utf8.size(key) > ServiceLimits.PLACEHOLDER_SIZE_MAX) {
            throw PlaceholderErrors.valueKeyTooLong();
        }
        if (!isPlaceholder(key, ':')) {
            throw PlaceholderErrors.valueKeyInvalid(key);
        }
    }

    private static boolean isPlaceholder(String key, char first) {
        if (key.length() < 2 || key.charAt(0) != first) {
            return false;
        }
        for (int index = 1; index < key.length(); index++) {
            char unit = key.charAt(index);
            boolean word = (unit >= 'a' && unit <= 'z')
                    || (unit >= 'A' && unit <= 'Z')
                    || (unit >= '0' && unit <= '9')
                    || unit == '_';
            if (!word) {
                return false;
            }
        }
        return true;
    }

    /** The path with its placeholders replaced; an undefined one is noted and left as it is. */
    DocumentPath path(PathTemplate template, ExpressionErrors errors, Problems problems) {
        DocumentPath literal = template.literal();
        if (literal != null) {
            return literal;
        }
        List<PathPart> parts = new ArrayList<>(template.parts().size());
        for (PathPart part : template.parts()) {
            parts.add(part.isPlaceholder() ? named(part, errors, problems) : part);
        }
        return DocumentPath.of(parts);
    }

    private PathPart named(PathPart part, ExpressionErrors errors, Problems problems) {
        String placeholder = String.valueOf(part.name());
        String name = names == null ? null : names.get(placeholder);
        if (name == null) {
            problems.note(Problems.Rank.UNDEFINED_NAME, errors.undefinedName(placeholder));
            return part;
        }
        used.add(placeholder);
        return PathPart.named(name);
    }

    /** The value of a placeholder, or null if it is undefined, which is noted under {@code rank}. */
    @Nullable
    AttributeValue value(String placeholder, ExpressionErrors errors, Problems problems, Problems.Rank rank) {
        AttributeValue value = values == null ? null : values.get(placeholder);
        if (value == null) {
            problems.note(rank, errors.undefinedValue(placeholder));
            return null;
        }
        used.add(placeholder);
        return value;
    }

    /**
     * Checks that the expressions bound so far used every placeholder, names first.
     *
     * @throws dev.millrace.protocol.error.ApiException naming those that are unused
     */
    public void requireAllUsed() {
        int defined = (names == null ? 0 : names.size()) + (values == null ? 0 : values.size());
        if (used.size() == defined) {
            return;
        }
        if (names != null) {
            List<String> unused = unused(names.keySet());
            if (!unused.isEmpty()) {
                throw PlaceholderErrors.namesUnused(unused);
            }
        }
        if (values != null) {
            throw PlaceholderErrors.valuesUnused(unused(values.keySet()));
        }
    }

    private List<String> unused(Set<String> defined) {
        List<String> unused = new ArrayList<>();
        for (String placeholder : defined) {
            if (!used.contains(placeholder)) {
                unused.add(placeholder);
            }
        }
        return unused;
    }
}
