package dev.millrace.it.concurrency;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.JsonConnection;
import java.net.URI;
import java.util.Random;

/** One of many clients: a connection, a generator, and names that no other client gives. Not thread-safe. */
final class Client implements AutoCloseable {
    private final JsonConnection connection;
    private final Random random;
    private final String name;
    private long nameCount;
    private long callCount;

    Client(URI endpoint, String name, long seed) {
        this.connection = new JsonConnection(endpoint);
        this.random = new Random(seed);
        this.name = name;
    }

    Random random() {
        return random;
    }

    /** A name for one write, never given before. */
    String newName() {
        nameCount++;
        return name + "-" + nameCount;
    }

    /** Sends a request written with single quotes. */
    JsonConnection.Answer call(String operation, String request) {
        callCount++;
        return connection.call(operation, Json.quoted(request));
    }

    /** Sends a request, written with single quotes, that must succeed. */
    JsonNode succeed(String operation, String request) {
        callCount++;
        return connection.succeed(operation, Json.quoted(request));
    }

    long callCount() {
        return callCount;
    }

    @Override
    public void close() {
        connection.close();
    }
}
