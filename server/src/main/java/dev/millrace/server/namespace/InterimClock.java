package dev.millrace.server.namespace;

import dev.millrace.storage.clock.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands in for the clock until it is built. */
record InterimClock(InstantSource instants) implements VirtualClock {
    @Override
    public Instant instant() {
        return instants.instant();
    }

    @Override
    public ScheduledTask schedule(Instant due, Runnable task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void advance(Duration step) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void set(Instant instant) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void freeze() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isFrozen() {
        return false;
    }

    @Override
    public void close() {}
}
