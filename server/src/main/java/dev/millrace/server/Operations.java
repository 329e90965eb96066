package dev.millrace.server;

import dev.millrace.server.dispatch.OperationCatalog;

/** Every operation this server answers, one line each; all others are unknown to it. */
final class Operations {
    private Operations() {}

    static OperationCatalog catalog() {
        return OperationCatalog.builder().build();
    }
}
