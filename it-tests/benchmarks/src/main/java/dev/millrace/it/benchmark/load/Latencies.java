package dev.millrace.it.benchmark.load;

import java.util.Arrays;

/** Every latency of one round, so that percentiles are exact. Not thread-safe. */
final class Latencies {
    private long[] nanos = new long[1 << 16];
    private int count;
    private boolean sorted;

    void add(long latencyNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = latencyNanos;
        sorted = false;
    }

    int count() {
        return count;
    }

    /** The smallest latency that at least this share of all latencies does not exceed, in nanoseconds. */
    long percentileNanos(double percent) {
        if (count == 0) {
            throw new IllegalStateException("no latency was recorded");
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        int rank = (int) Math.ceil(percent / 100 * count);
        return nanos[Math.max(rank, 1) - 1];
    }
}
