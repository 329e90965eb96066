package dev.millrace.it.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.JsonConnection;
import dev.millrace.it.fixture.RunningServer;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * A server behind one keep-alive connection, and how to start it again.
 *
 * <p>An SDK would cost more than the server, and would hide how numbers are spelled. Not thread-safe.
 */
final class ServerHost implements Server, AutoCloseable {
    private final Supplier<RunningServer> start;
    private final boolean keepsItsData;
    private RunningServer server;
    private JsonConnection connection;

    private ServerHost(Supplier<RunningServer> start, boolean keepsItsData) {
        this.start = start;
        this.keepsItsData = keepsItsData;
        this.server = start.get();
        this.connection = connect(server);
    }

    /** A server that is never restarted, since it has its data in memory or is not ours. */
    static ServerHost lasting(Supplier<RunningServer> start) {
        return new ServerHost(start, false);
    }

    /** A server whose data outlives it; closing it is how it ends. */
    static ServerHost onDisk(Supplier<RunningServer> start) {
        return new ServerHost(start, true);
    }

    private static JsonConnection connect(RunningServer server) {
        return new JsonConnection(server.endpoint());
    }

    @Override
    public JsonConnection.Answer call(String operation, ObjectNode request) {
        try {
            return connection.call(operation, request);
        } catch (UncheckedIOException e) {
            // Half an answer may be left in the connection, and the sequence has yet to be cut.
            connection = connect(server);
            throw e;
        }
    }

    @Override
    public void restart() {
        if (keepsItsData) {
            close();
            server = start.get();
            connection = connect(server);
        }
    }

    @Override
    public void close() {
        connection.close();
        server.close();
    }
}
