package dev.millrace.streams.trigger;

import dev.millrace.protocol.error.LambdaErrors;
import dev.millrace.protocol.lambda.FilterPatternText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/**
 * Lets the records through that any of a mapping's patterns matches (source: streams.md F5; the library agrees with
 * every case recorded on AWS). Not thread-safe.
 */
final class RecordFilter {
    private static final String RULE = "pass";

    /** Null if everything passes. */
    private final @Nullable Machine machine;

    private RecordFilter(@Nullable Machine machine) {
        this.machine = machine;
    }

    /**
     * A filter by patterns; without any, everything passes.
     *
     * @throws dev.millrace.protocol.error.ApiException if one is no pattern, or there are too many
     */
    static RecordFilter of(List<String> patterns) {
        if (patterns.isEmpty()) {
            return new RecordFilter(null);
        }
        if (patterns.size() > MappingSettings.FILTER_COUNT_MAX) {
            throw LambdaErrors.tooManyFilters(MappingSettings.FILTER_COUNT_MAX);
        }
        Machine machine = Machine.builder().build();
        for (String pattern : patterns) {
            if (pattern.length() > MappingSettings.PATTERN_LENGTH_MAX
                    || !FilterPatternText.isObject(pattern)
                    || JsonRuleCompiler.check(pattern) != null) {
                throw LambdaErrors.invalidFilterPattern();
            }
            try {
                machine.addRule(RULE, pattern);
            } catch (IOException e) {
                throw new IllegalStateException("a pattern that was checked did not compile: " + pattern, e);
            }
        }
        return new RecordFilter(machine);
    }

    boolean isOn() {
        return machine != null;
    }

    /** Whether a record, in the form in which the function gets it, passes. */
    boolean passes(byte[] json) {
        if (machine == null) {
            return true;
        }
        try {
            return !machine.rulesForJSONEvent(new String(json, StandardCharsets.UTF_8))
                    .isEmpty();
        } catch (Exception e) {
            throw new IllegalStateException("a record of ours is not read as JSON", e);
        }
    }
}
