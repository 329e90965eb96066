package dev.millrace.it.benchmark.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads a whole stream of one shard from TRIM_HORIZON by GetRecords without Limit, page after page, as one consumer does.
 * A sample counts records: so many a second, server CPU for one; its latencies are those of pages.
 *
 * @param recordCount what the stream holds, which every round must find
 */
record DrainWorkload(String name, BenchTable table, int recordCount) implements Workload {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int PAGE_COUNT_MAX = 10_000;

    @Override
    public List<BenchTable> tables() {
        return List.of(table);
    }

    @Override
    public String group() {
        return name;
    }

    /** The pages of a shard come one after the other. */
    @Override
    public List<Integer> connections(List<Integer> asked) {
        return List.of(1);
    }

    /** Drains the stream again and again until the time is over, at least once; what is counted is the draining alone. */
    @Override
    public Sample run(ServerProcess server, int connections, long durationNanos, long seed) {
        Latencies latencies = new Latencies();
        long elapsedNanos = 0;
        long serverCpu = 0;
        long clientCpu = 0;
        long drained = 0;
        while (drained == 0 || elapsedNanos < durationNanos) {
            StreamPages pages = new StreamPages(server, firstIterator(server));
            List<byte[]> bodies = new ArrayList<>();
            serverCpu -= server.cpuNanos();
            clientCpu -= THREADS.getCurrentThreadCpuTime();
            elapsedNanos += drain(pages, bodies, latencies);
            clientCpu += THREADS.getCurrentThreadCpuTime();
            serverCpu += server.cpuNanos();
            requireAll(server, bodies);
            drained += recordCount;
        }
        return new Sample(
                drained * TimeUnit.SECONDS.toNanos(1) / elapsedNanos,
                latencies.percentileNanos(50),
                latencies.percentileNanos(99),
                serverCpu / drained,
                clientCpu / drained);
    }

    private static long drain(StreamPages pages, List<byte[]> bodies, Latencies latencies) {
        long start = System.nanoTime();
        long before = start;
        boolean more = true;
        while (more && bodies.size() < PAGE_COUNT_MAX) {
            byte[] body = pages.next();
            bodies.add(body);
            long now = System.nanoTime();
            latencies.add(now - before);
            before = now;
            more = !StreamPages.isEmpty(body);
        }
        return before - start;
    }

    /** Counts after the clock has stopped, since the generator's time comes out of the server's. */
    private void requireAll(ServerProcess server, List<byte[]> bodies) {
        int found = bodies.stream().mapToInt(StreamPages::recordCount).sum();
        if (found != recordCount) {
            throw new LoadFailure(server.target().label() + " answered " + found + " records of " + recordCount);
        }
    }

    private String firstIterator(ServerProcess server) {
        String table = server.call("DescribeTable", "{\"TableName\":\"" + this.table.tableName() + "\"}");
        String arn = StreamPages.text(table, "LatestStreamArn");
        String stream = server.call("DescribeStream", "{\"StreamArn\":\"" + arn + "\"}");
        String iterator = server.call(
                "GetShardIterator",
                "{\"StreamArn\":\"" + arn + "\",\"ShardId\":\"" + StreamPages.text(stream, "ShardId")
                        + "\",\"ShardIteratorType\":\"TRIM_HORIZON\"}");
        return StreamPages.text(iterator, "ShardIterator");
    }
}
