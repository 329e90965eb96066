package dev.millrace.junit;

import dev.millrace.server.MillraceServer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The server of all tests of this JVM, started with the first and closed by JUnit after the last. Thread-safe. */
final class SharedServer implements ExtensionContext.Store.CloseableResource {
    /** More than tests run at a time; the namespaces of those that have ended are closed. */
    private static final int NAMESPACE_COUNT_MAX = 100_000;

    private static final String REGION = "us-east-1";

    private final MillraceServer server = MillraceServer.builder()
            .isolated(true)
            .isolatedNamespaceCountMax(NAMESPACE_COUNT_MAX)
            .start();
    private final AtomicLong worldCount = new AtomicLong();

    /** Names types of the SDK, so it is made when somebody wants a client. */
    private @Nullable SharedHttp http;

    /** Tables and a clock that nobody has used before. */
    TestWorld open() {
        String accessKeyId = String.format("MILLRACE%012d", worldCount.incrementAndGet());
        return new TestWorld(
                this,
                server.namespace(accessKeyId, REGION),
                new MillraceEndpoint(server.uri(), REGION, accessKeyId, "local"));
    }

    /** The connections of all clients. */
    synchronized SharedHttp http() {
        SharedHttp present = http;
        if (present == null) {
            present = new SharedHttp();
            http = present;
        }
        return present;
    }

    @Override
    public synchronized void close() {
        try {
            if (http != null) {
                http.close();
            }
        } finally {
            server.close();
        }
    }
}
