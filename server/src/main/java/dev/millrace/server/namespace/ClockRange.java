package dev.millrace.server.namespace;

import java.time.Instant;

/** The times that a clock may be moved to: labels and ids have room for these years. */
public final class ClockRange {
    /** The first of them. */
    public static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    /** The last of them. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** What to tell whoever leaves it. */
    public static final String SENTENCE = "The clock goes from " + EARLIEST + " to " + LATEST + ".";

    private ClockRange() {}

    /** Whether a clock may stand there. */
    public static boolean contains(Instant instant) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }
}
