package dev.millrace.junit;

import dev.millrace.server.MillraceNamespace;
import java.time.Duration;
import java.time.Instant;

/** The clock of a namespace on the server of this JVM. Thread-safe. */
final class NamespaceClock implements MillraceClock {
    private final MillraceNamespace namespace;

    NamespaceClock(MillraceNamespace namespace) {
        this.namespace = namespace;
    }

    @Override
    public Instant now() {
        return namespace.now();
    }

    @Override
    public void advance(Duration step) {
        namespace.advance(step);
    }

    @Override
    public void set(Instant instant) {
        namespace.set(instant);
    }

    @Override
    public void freeze() {
        namespace.freeze();
    }

    @Override
    public void resume() {
        namespace.resume();
    }
}
