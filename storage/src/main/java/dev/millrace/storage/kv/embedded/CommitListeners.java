package dev.millrace.storage.kv.embedded;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want a hint after each commit. Thread-safe. */
public final class CommitListeners {
    private static final Logger log = LoggerFactory.getLogger(CommitListeners.class);

    private final List<Registration> registrations = new CopyOnWriteArrayList<>();

    /** Adds a listener; closing what is returned removes it. */
    public AutoCloseable register(Runnable listener) {
        Registration registration = new Registration(listener);
        registrations.add(registration);
        return registration;
    }

    /** Tells all listeners; one that throws spoils it for no other and not for the commit. */
    public void committed() {
        for (Registration registration : registrations) {
            try {
                registration.listener.run();
            } catch (RuntimeException | Error e) {
                log.warn("A commit listener failed", e);
            }
        }
    }

    /** An object of its own, so that the same listener registered twice is told twice. */
    private final class Registration implements AutoCloseable {
        private final Runnable listener;

        Registration(Runnable listener) {
            this.listener = listener;
        }

        @Override
        public void close() {
            registrations.remove(this);
        }
    }
}
