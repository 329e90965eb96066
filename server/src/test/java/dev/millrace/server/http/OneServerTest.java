package dev.millrace.server.http;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests that share one server; each class has its own, and classes run one after another. */
abstract class OneServerTest {
    static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One request on a connection of its own. */
    static RawClient.Response exchange(String request) throws IOException {
        try (RawClient client = server.connect()) {
            return client.send(request).read();
        }
    }
}
