package dev.millrace.streams.trigger;

import java.time.Duration;

/**
 * How long to wait before the next try: 200 ms after the first failure, twice as long after each further one, at most a
 * minute. AWS does not publish its times.
 */
final class BackOff {
    static final Duration FIRST = Duration.ofMillis(200);
    static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int DOUBLING_COUNT_MAX = 20;

    private BackOff() {}

    /** @param failureCount tries that failed in a row, at least 1 */
    static Duration after(int failureCount) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(DOUBLING_COUNT_MAX, Math.max(0, failureCount - 1)));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
