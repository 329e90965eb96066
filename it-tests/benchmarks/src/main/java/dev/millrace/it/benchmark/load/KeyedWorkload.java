package dev.millrace.it.benchmark.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * The same operation on keys in random order.
 *
 * @param expected text that each answer must contain
 * @param requests one request for each key
 */
record KeyedWorkload(String name, String group, BenchTable table, String expected, RequestArena requests)
        implements Workload {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Override
    public List<BenchTable> tables() {
        return List.of(table);
    }

    @Override
    public Sample run(ServerProcess server, int connections, long durationNanos, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        IntSupplier next = () -> random.nextInt(requests.count());
        ClosedLoop loop = new ClosedLoop(server.address(), requests, expected, next);
        long serverCpu = server.cpuNanos();
        long clientCpu = THREADS.getCurrentThreadCpuTime();
        long elapsedNanos = loop.run(connections, durationNanos);
        clientCpu = THREADS.getCurrentThreadCpuTime() - clientCpu;
        serverCpu = server.cpuNanos() - serverCpu;
        Latencies latencies = loop.latencies();
        int count = latencies.count();
        return new Sample(
                count * TimeUnit.SECONDS.toNanos(1) / elapsedNanos,
                latencies.percentileNanos(50),
                latencies.percentileNanos(99),
                serverCpu / count,
                clientCpu / count);
    }
}
