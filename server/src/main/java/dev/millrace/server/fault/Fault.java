package dev.millrace.server.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is to go wrong, where and how often. Immutable.
 *
 * @param operation the one that it hits, null for all that can have it
 * @param table the one whose requests it hits, null for all
 * @param count how often it strikes at most, null for ever
 * @param probability of striking a request that it could hit, 1 for each
 * @param seed of the random numbers that decide; the same seed strikes the same requests again
 * @param delay how long answers are held back; zero for all but {@link FaultKind#DELAY}
 */
public record Fault(
        FaultKind kind,
        @Nullable String operation,
        @Nullable String table,
        @Nullable Long count,
        double probability,
        long seed,
        Duration delay) {
    /** A fault for each request of one kind, for ever. */
    public static Fault always(FaultKind kind) {
        return new Fault(kind, null, null, null, 1, 0, Duration.ZERO);
    }

    /** Whether it could hit an operation. */
    boolean concerns(String name) {
        return operation == null ? kind.operations().contains(name) : operation.equals(name);
    }
}
