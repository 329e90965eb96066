package dev.millrace.streams.trigger;

import org.jspecify.annotations.Nullable;

/** The on-failure destinations that are configured. Thread-safe. */
@FunctionalInterface
public interface FailureDestinations {
    /** The destination with this ARN, or null if none is configured now. */
    @Nullable
    FailureDestination find(String destinationArn);
}
