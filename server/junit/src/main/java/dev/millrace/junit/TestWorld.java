package dev.millrace.junit;

import dev.millrace.server.MillraceNamespace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What one test has: tables, a clock, clients. Closed by JUnit after it. Thread-safe. */
final class TestWorld implements ExtensionContext.Store.CloseableResource {
    private final SharedServer server;
    private final MillraceNamespace namespace;
    private final MillraceEndpoint endpoint;
    private final MillraceClock clock;

    /** Names types of the SDK, so it is made when somebody wants a client. */
    private @Nullable TestClients clients;

    TestWorld(SharedServer server, MillraceNamespace namespace, MillraceEndpoint endpoint) {
        this.server = server;
        this.namespace = namespace;
        this.endpoint = endpoint;
        this.clock = new NamespaceClock(namespace);
    }

    MillraceNamespace namespace() {
        return namespace;
    }

    /** What a parameter of this type gets; the same each time. */
    Object parameter(Class<?> type) {
        if (type == MillraceClock.class) {
            return clock;
        }
        if (type == MillraceEndpoint.class) {
            return endpoint;
        }
        return clients(type).parameter(type);
    }

    private synchronized TestClients clients(Class<?> type) {
        TestClients present = clients;
        if (present == null) {
            ClassLoader loader = TestWorld.class.getClassLoader();
            SdkPresence.require(type.getSimpleName(), loader);
            present = new TestClients(server.http(), endpoint);
            clients = present;
        }
        return present;
    }

    @Override
    public synchronized void close() {
        try {
            if (clients != null) {
                clients.close();
            }
        } finally {
            namespace.close();
        }
    }
}
