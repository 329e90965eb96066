package dev.millrace.it.benchmark.load;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The figures of one round, or their medians over several.
 *
 * @param requestsPerSecond answered requests over wall time
 * @param p50Nanos median latency
 * @param p99Nanos 99th percentile of the latency
 * @param serverCpuNanos the server process's user and system time for one request
 * @param clientCpuNanos the generator's time for one request, to be kept well below the server's
 */
record Sample(long requestsPerSecond, long p50Nanos, long p99Nanos, long serverCpuNanos, long clientCpuNanos) {

    static Sample medianOf(List<Sample> rounds) {
        return new Sample(
                median(rounds, Sample::requestsPerSecond),
                median(rounds, Sample::p50Nanos),
                median(rounds, Sample::p99Nanos),
                median(rounds, Sample::serverCpuNanos),
                median(rounds, Sample::clientCpuNanos));
    }

    private static long median(List<Sample> rounds, ToLongFunction<Sample> figure) {
        long[] sorted = rounds.stream().mapToLong(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
