package dev.millrace.server.trigger;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What users say about triggers when a server is started. Immutable.
 *
 * @param functions where each function is, by its name: {@code --function NAME=URI} or the triggers file
 * @param eventFunctions functions in this JVM, by name
 * @param destinations where failures are told, by the ARN that mappings have: {@code --destination ARN=URI} or the file
 * @param file with more of both, and with mappings; null for none
 */
public record TriggerOptions(
        Map<String, String> functions,
        Map<String, EventFunction> eventFunctions,
        Map<String, String> destinations,
        @Nullable Path file) {
    /** No functions, so no triggers. */
    public static final TriggerOptions NONE = new TriggerOptions(Map.of(), Map.of(), Map.of(), null);

    public TriggerOptions {
        functions = copy(functions);
        eventFunctions = copy(eventFunctions);
        destinations = copy(destinations);
    }

    /** Whether anything is said at all. */
    public boolean hasAny() {
        return !equals(NONE);
    }

    private static <T> Map<String, T> copy(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
