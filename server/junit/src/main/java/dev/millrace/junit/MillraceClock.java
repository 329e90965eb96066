package dev.millrace.junit;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of the test's tables: expiry of items, retention and rotation of streams, iterators and time stamps go by
 * it. It begins at the time of the system and flows with it. Thread-safe.
 *
 * <p>A call that moves it forward returns when everything that fell due has been done.
 */
public interface MillraceClock {
    /** The time it is, to the millisecond. */
    Instant now();

    /**
     * Moves the clock forward.
     *
     * @throws IllegalArgumentException if the step is negative or leads beyond the year 9999
     */
    void advance(Duration step);

    /**
     * Sets the clock, also back.
     *
     * @throws IllegalArgumentException if that is before 1970 or after 9999
     */
    void set(Instant instant);

    /** Lets the clock stand. */
    void freeze();

    /** Lets the clock flow again from where it stands. */
    void resume();
}
