package dev.millrace.it.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection of a closed loop: at most one request in flight. Used by the loop's thread only. */
final class Connection implements AutoCloseable {
    private final RequestArena requests;
    private final ByteBuffer request;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ResponseReader reader;
    private long sentNanos;

    Connection(InetSocketAddress address, RequestArena requests, String expected, Selector selector)
            throws IOException {
        this.requests = requests;
        this.request = requests.view();
        this.reader = new ResponseReader(expected);
        this.channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends the request with a 0-based index. */
    void send(int index) throws IOException {
        requests.select(request, index);
        sentNanos = System.nanoTime();
        write();
    }

    /** Goes on sending a request that did not fit into the socket's buffer. */
    void write() throws IOException {
        channel.write(request);
        if (request.hasRemaining()) {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        } else if (key.interestOps() != SelectionKey.OP_READ) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /** Reads what has arrived; whether it completes the answer. */
    boolean read() throws IOException {
        return reader.read(channel);
    }

    /** When the request in flight was sent, on the clock of {@link System#nanoTime}. */
    long sentNanos() {
        return sentNanos;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
