package dev.millrace.it.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Drives N connections from one thread: each sends its next request when the answer to the last has arrived.
 *
 * <p>One thread and one selector, because a thread a connection would cost two context switches a request, which on a
 * machine of two cores come out of the server's share.
 */
final class ClosedLoop {
    /** What {@link IntSupplier} answers when no request is left. */
    static final int NO_MORE = -1;

    private static final long STALL_MILLIS = 60_000;

    private final InetSocketAddress address;
    private final RequestArena requests;
    private final String expected;
    private final IntSupplier next;
    private final Latencies latencies = new Latencies();
    private long deadline;
    private int inFlight;

    /**
     * @param expected text that each answer must contain
     * @param next the index of the next request, or {@link #NO_MORE}
     */
    ClosedLoop(InetSocketAddress address, RequestArena requests, String expected, IntSupplier next) {
        this.address = address;
        this.requests = requests;
        this.expected = expected;
        this.next = next;
    }

    /**
     * Connects, then runs until no request is left or the time is up, and all answers have arrived.
     *
     * @param durationNanos how long requests are sent, counted from the first
     * @return the wall time from the first request to the last answer, in nanoseconds
     */
    long run(int connectionCount, long durationNanos) {
        List<Connection> connections = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            try {
                for (int index = 0; index < connectionCount; index++) {
                    connections.add(new Connection(address, requests, expected, selector));
                }
                return drive(connections, selector, durationNanos);
            } finally {
                for (Connection connection : connections) {
                    connection.close();
                }
            }
        } catch (IOException broken) {
            throw new LoadFailure("a connection to " + address + " broke", broken);
        }
    }

    Latencies latencies() {
        return latencies;
    }

    private long drive(List<Connection> connections, Selector selector, long durationNanos) throws IOException {
        long start = System.nanoTime();
        deadline = start + durationNanos;
        for (Connection connection : connections) {
            sendNext(connection);
        }
        while (inFlight > 0) {
            if (selector.select(STALL_MILLIS) == 0) {
                throw new LoadFailure("no answer from " + address + " for " + STALL_MILLIS + " ms");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                serve(key, (Connection) key.attachment());
            }
            selector.selectedKeys().clear();
        }
        return System.nanoTime() - start;
    }

    private void serve(SelectionKey key, Connection connection) throws IOException {
        if (key.isWritable()) {
            connection.write();
        }
        if (key.isReadable() && connection.read()) {
            long now = System.nanoTime();
            latencies.add(now - connection.sentNanos());
            inFlight--;
            if (now - deadline < 0) {
                sendNext(connection);
            }
        }
    }

    private void sendNext(Connection connection) throws IOException {
        int index = next.getAsInt();
        if (index != NO_MORE) {
            connection.send(index);
            inFlight++;
        }
    }
}
