package dev.millrace.server.namespace;

import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.kv.OrderedStore;
import java.time.InstantSource;

/** One world of tables: its store, its catalogue and its time. Thread-safe. */
public final class Namespace {
    private final OrderedStore store;
    private final VirtualClock clock;

    private Namespace(OrderedStore store, VirtualClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A namespace that owns {@code store} from now on. */
    static Namespace over(OrderedStore store, InstantSource instants) {
        return new Namespace(store, new InterimClock(instants));
    }

    /** Everything the namespace keeps. */
    public OrderedStore store() {
        return store;
    }

    /** The namespace's time. */
    public VirtualClock clock() {
        return clock;
    }

    void close() {
        clock.close();
        store.close();
    }
}
