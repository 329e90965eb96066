package dev.millrace.it.streams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.JsonConnection;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A connection to a server that goes away and comes back. Belongs to one thread. */
final class ReturningClient implements AutoCloseable {
    private final ShiftingServer server;
    private ShiftingServer.Address address;
    private Optional<JsonConnection> connection = Optional.empty();

    ReturningClient(ShiftingServer server) {
        this.server = server;
        this.address = server.address();
    }

    /** One call, in single quotes; empty if nobody knows what became of it. Then the server is back. */
    Optional<JsonConnection.Answer> tryCall(String operation, String request) throws InterruptedException {
        try {
            if (connection.isEmpty()) {
                connection = Optional.of(new JsonConnection(address.uri()));
            }
            return Optional.of(connection.get().call(operation, Json.quoted(request)));
        } catch (UncheckedIOException e) {
            close();
            address = server.awaitAfter(address);
            return Optional.empty();
        }
    }

    /** A call that must succeed, and does no harm if it is made twice. */
    JsonNode read(String operation, String request) throws InterruptedException {
        while (true) {
            Optional<JsonConnection.Answer> answer = tryCall(operation, request);
            if (answer.isPresent()) {
                if (answer.get().status() != 200) {
                    throw new AssertionError(operation + " " + request + " was answered " + answer.get());
                }
                return answer.get().body();
            }
        }
    }

    @Override
    public void close() {
        connection.ifPresent(JsonConnection::close);
        connection = Optional.empty();
    }
}
