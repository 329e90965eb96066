package dev.millrace.streams.trigger;

import org.jspecify.annotations.Nullable;

/** The functions that are configured. Thread-safe. */
@FunctionalInterface
public interface InvocationTargets {
    /** The target of a function, by the name in its ARN, or null if none is configured now. Asked before each call. */
    @Nullable
    InvocationTarget find(String functionArn);
}
