package dev.millrace.server.request;

import dev.millrace.protocol.error.PlaceholderErrors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which parameters of a request are expressions and which are from before expressions: the two do not mix.
 *
 * <p>Not thread-safe; lives for one check.
 */
public final class ParameterStyles {
    private final List<String> expressions = new ArrayList<>(2);
    private final List<String> legacy = new ArrayList<>(0);

    private ParameterStyles() {}

    public static ParameterStyles of() {
        return new ParameterStyles();
    }

    /** Takes note of an expression parameter. */
    public ParameterStyles expression(String name, @Nullable Object value) {
        if (value != null) {
            expressions.add(name);
        }
        return this;
    }

    /** Takes note of a legacy parameter. */
    public ParameterStyles legacy(String name, @Nullable Object value) {
        if (value != null) {
            legacy.add(name);
        }
        return this;
    }

    /**
     * Ends the check.
     *
     * @throws dev.millrace.protocol.error.ApiException if the request mixes both styles
     */
    public void check() {
        if (!legacy.isEmpty() && !expressions.isEmpty()) {
            throw PlaceholderErrors.mixedStyles(legacy, expressions);
        }
    }
}
