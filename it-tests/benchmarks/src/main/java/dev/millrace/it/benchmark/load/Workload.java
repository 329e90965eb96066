package dev.millrace.it.benchmark.load;

import java.util.List;

/** One row of the report: what is asked of every server, and how often a second it is answered. */
interface Workload {
    /** The row's name, unique. */
    String name();

    /** Rows of one group take turns round by round, so that they can be compared with each other. */
    String group();

    /** The numbers of connections that it can be run with, of those that were asked for. */
    default List<Integer> connections(List<Integer> asked) {
        return asked;
    }

    /** The tables it needs; each is created and filled once for each server. */
    List<BenchTable> tables();

    /**
     * Runs one round.
     *
     * @param durationNanos how long requests are sent; the round ends when their answers have arrived
     * @param seed decides the order of the keys, so that every server is asked the same
     * @throws LoadFailure if any answer is not 200 or not what it should be
     */
    Sample run(ServerProcess server, int connections, long durationNanos, long seed);
}
