package dev.millrace.server.metrics;

import java.util.concurrent.atomic.LongAdder;

/** The cells of one operation: one per status, one per bucket of time, and the sum of all times. Thread-safe. */
final class OperationMetrics {
    /** The statuses that answers have; others are counted together, as 0. */
    private static final int[] STATUSES = {200, 400, 500, 0};

    /** Upper bounds of the buckets, in nanoseconds: 100 microseconds to 10 seconds. Longer times lie above the last. */
    private static final long[] BOUNDS_NANOS = {
        100_000L,
        250_000L,
        500_000L,
        1_000_000L,
        2_500_000L,
        5_000_000L,
        10_000_000L,
        25_000_000L,
        50_000_000L,
        100_000_000L,
        250_000_000L,
        500_000_000L,
        1_000_000_000L,
        2_500_000_000L,
        5_000_000_000L,
        10_000_000_000L
    };

    private final LongAdder[] byStatus = cells(STATUSES.length);
    private final LongAdder[] byTime = cells(BOUNDS_NANOS.length + 1);
    private final LongAdder sumNanos = new LongAdder();

    private static LongAdder[] cells(int count) {
        LongAdder[] cells = new LongAdder[count];
        for (int index = 0; index < count; index++) {
            cells[index] = new LongAdder();
        }
        return cells;
    }

    void answered(int status, long nanos) {
        byStatus[statusIndex(status)].increment();
        if (nanos >= 0) {
            byTime[timeIndex(nanos)].increment();
            sumNanos.add(nanos);
        }
    }

    private static int statusIndex(int status) {
        int index = 0;
        while (index < STATUSES.length - 1 && STATUSES[index] != status) {
            index++;
        }
        return index;
    }

    private static int timeIndex(long nanos) {
        int index = 0;
        while (index < BOUNDS_NANOS.length && nanos > BOUNDS_NANOS[index]) {
            index++;
        }
        return index;
    }

    static int statusCount() {
        return STATUSES.length;
    }

    static int status(int index) {
        return STATUSES[index];
    }

    long count(int statusIndex) {
        return byStatus[statusIndex].sum();
    }

    static int bucketCount() {
        return BOUNDS_NANOS.length + 1;
    }

    /** The upper bound of a bucket in seconds, infinity for the last. */
    static double boundSeconds(int bucketIndex) {
        return bucketIndex == BOUNDS_NANOS.length ? Double.POSITIVE_INFINITY : BOUNDS_NANOS[bucketIndex] / 1e9;
    }

    /** How many answers lie in a bucket and not below it. */
    long countInBucket(int bucketIndex) {
        return byTime[bucketIndex].sum();
    }

    double sumSeconds() {
        return sumNanos.sum() / 1e9;
    }
}
