package dev.millrace.server.namespace;

import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Space;
import dev.millrace.streams.StreamService;
import dev.millrace.streams.trigger.TriggerService;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The triggers of a namespace, which come into being when the first is asked for or stored already: whoever has none pays
 * for none. Thread-safe.
 *
 * <p>Lock order: this object's monitor, then whatever the store locks.
 */
final class Triggers implements AutoCloseable {
    private final OrderedStore store;
    private final StreamService streams;
    private final VirtualClock clock;
    private final TriggerSupport support;
    private final RandomGenerator random;
    private @Nullable TriggerService service;
    private boolean closed;

    Triggers(
            OrderedStore store,
            StreamService streams,
            VirtualClock clock,
            TriggerSupport support,
            RandomGenerator random) {
        this.store = store;
        this.streams = streams;
        this.clock = clock;
        this.support = support;
        this.random = random;
    }

    /** Goes on with mappings of an earlier run. */
    void resume() {
        if (isStored()) {
            require();
        }
    }

    private boolean isStored() {
        byte prefix = Space.TRIGGER.prefix();
        return store.read(view -> {
            AtomicBoolean found = new AtomicBoolean();
            view.scan(new byte[] {prefix}, new byte[] {(byte) (prefix + 1)}, false, (key, value) -> {
                found.set(true);
                return false;
            });
            return found.get();
        });
    }

    /** Ends all dispatching until {@link #reload}, because the store is about to become another one. */
    void suspend() {
        find().ifPresent(TriggerService::suspend);
    }

    /** Deletes all mappings with their positions. */
    void removeAll() {
        // Where there is no service there is no mapping.
        find().ifPresent(TriggerService::removeAll);
    }

    /** The triggers, from now on. */
    synchronized TriggerService require() {
        if (closed) {
            throw new IllegalStateException("the namespace is closed");
        }
        TriggerService present = service;
        if (present == null) {
            present = new TriggerService(
                    store, streams, clock, support.targets(), support.destinations(), support.pool(), random);
            service = present;
        }
        return present;
    }

    /** The triggers, if there are any. */
    synchronized Optional<TriggerService> find() {
        return Optional.ofNullable(service);
    }

    /** Reads mappings anew, after the store was restored. */
    void reload() {
        TriggerService present = find().orElse(null);
        if (present == null) {
            resume();
        } else {
            present.reload();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (service != null) {
            service.close();
        }
    }
}
