package dev.millrace.it.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.RawConnection;
import dev.millrace.it.fixture.RawRequest;
import dev.millrace.it.fixture.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * A server behind one keep-alive connection, and how to start it again.
 *
 * <p>The connection carries raw JSON: an SDK would cost more than the server, and would hide how numbers are spelled. Not
 * thread-safe.
 */
final class ServerHost implements Server, AutoCloseable {
    private final Supplier<RunningServer> start;
    private final boolean keepsItsData;
    private RunningServer server;
    private RawConnection connection;

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

    private static RawConnection connect(RunningServer server) {
        try {
            return new RawConnection(server.endpoint());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Answer call(String operation, ObjectNode request) {
        try {
            RawAnswer answer = connection.send(RawRequest.call(operation, request.toString()));
            return new Answer(answer.status(), Json.parse(answer.text()));
        } catch (IOException e) {
            throw new UncheckedIOException(operation + " " + request, e);
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
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            server.close();
        }
    }
}
