package dev.millrace.server.http;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The connections that are open, limited in number. Thread-safe. */
final class OpenConnections {
    private final int countMax;
    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean draining;

    OpenConnections(int countMax) {
        this.countMax = countMax;
    }

    /** Adds a connection; false if there are too many or the server stops. */
    boolean add(HttpConnection connection) {
        if (draining || open.size() >= countMax) {
            return false;
        }
        open.add(connection);
        return true;
    }

    void remove(HttpConnection connection) {
        open.remove(connection);
        if (draining && open.isEmpty()) {
            drained.complete(null);
        }
    }

    int count() {
        return open.size();
    }

    void forEach(Consumer<HttpConnection> action) {
        open.forEach(action);
    }

    /** Lets no more in; the future completes when the last has gone. */
    CompletableFuture<Void> drain() {
        draining = true;
        if (open.isEmpty()) {
            drained.complete(null);
        }
        return drained;
    }
}
