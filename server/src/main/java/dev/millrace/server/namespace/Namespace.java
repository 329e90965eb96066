package dev.millrace.server.namespace;

import dev.millrace.storage.clock.MovableClock;
import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.table.ItemStore;
import dev.millrace.storage.table.TableCatalog;
import dev.millrace.streams.StreamService;
import dev.millrace.streams.StreamSettings;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** One world of tables: its store, its tables, items and streams, and its time. Thread-safe. */
public final class Namespace {
    private final OrderedStore store;
    private final VirtualClock clock;
    private final StreamService streams;
    private final TableCatalog tables;
    private final ItemStore items;

    private Namespace(OrderedStore store, VirtualClock clock, StreamService streams) {
        this.store = store;
        this.clock = clock;
        this.streams = streams;
        this.tables = new TableCatalog(store, streams);
        this.items = new ItemStore(store, tables, streams);
    }

    /** A namespace that owns {@code store} from now on; {@code random} makes the secret of its stream iterators. */
    static Namespace over(OrderedStore store, InstantSource instants, RandomGenerator random) {
        VirtualClock clock = new MovableClock(instants, "millrace-clock");
        return new Namespace(store, clock, new StreamService(store, clock, StreamSettings.DEFAULT, random));
    }

    /** Everything the namespace keeps. */
    public OrderedStore store() {
        return store;
    }

    /** The namespace's time. */
    public VirtualClock clock() {
        return clock;
    }

    /** The tables by name. */
    public TableCatalog tables() {
        return tables;
    }

    /** The items of all tables. */
    public ItemStore items() {
        return items;
    }

    /** The streams of all tables. */
    public StreamService streams() {
        return streams;
    }

    void close() {
        streams.close();
        clock.close();
        store.close();
    }
}
