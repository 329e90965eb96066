package dev.millrace.server.namespace;

import dev.millrace.server.fault.FaultSwitches;
import dev.millrace.storage.clock.MovableClock;
import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Space;
import dev.millrace.storage.table.CommitRetries;
import dev.millrace.storage.table.ExpiringItems;
import dev.millrace.storage.table.IndexBuilder;
import dev.millrace.storage.table.ItemStore;
import dev.millrace.storage.table.TableCatalog;
import dev.millrace.storage.table.TokenSweeper;
import dev.millrace.storage.table.TransientStatuses;
import dev.millrace.storage.ttl.ExpirySweeper;
import dev.millrace.streams.StreamService;
import dev.millrace.streams.StreamSettings;
import dev.millrace.streams.trigger.TriggerService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One world of tables: its store, its catalogue, items and streams, and its time. Thread-safe. */
public final class Namespace {
    /** Threads are numbered: a namespace's own name holds an access key id, which has no place in a thread dump. */
    private static final AtomicInteger CLOCK_COUNT = new AtomicInteger();

    /** How long a table is CREATING, UPDATING or DELETING if that is to take its time. */
    private static final Duration TRANSIENT_STATUS_DURATION = Duration.ofSeconds(3);

    private final OrderedStore store;
    private final VirtualClock clock;
    private final StreamService streams;
    private final TableCatalog tables;
    private final ItemStore items;
    private final IndexBuilder indexes;
    private final ExpirySweeper expiry;
    private final TokenSweeper tokens;
    private final Triggers triggers;
    private final List<Runnable> streamWatchers = new CopyOnWriteArrayList<>();
    private final FaultSwitches faults = new FaultSwitches();
    private final ReentrantLock changing = new ReentrantLock();
    private final Snapshots snapshots = new Snapshots(this, changing);

    private Namespace(
            OrderedStore store,
            VirtualClock clock,
            StreamService streams,
            TransientStatuses statuses,
            NamespaceOptions options) {
        this.store = store;
        this.clock = clock;
        this.streams = streams;
        this.tables = new TableCatalog(store, streams, statuses);
        this.items = new ItemStore(store, tables, streams, options.itemCollectionSizeMax());
        this.indexes = new IndexBuilder(store, tables, clock);
        this.expiry = new ExpirySweeper(new ExpiringItems(store, tables, items), clock);
        this.tokens = new TokenSweeper(store, clock);
        this.triggers = new Triggers(store, streams, clock, options.triggers(), options.random());
    }

    /** A namespace that owns {@code store} from now on. */
    static Namespace over(OrderedStore store, NamespaceOptions options) {
        VirtualClock clock = new MovableClock(options.instants(), "millrace-clock-" + CLOCK_COUNT.incrementAndGet());
        try {
            boolean delayed = options.transientStatusesDelayed();
            StreamSettings settings =
                    delayed ? options.streams().withTransition(TRANSIENT_STATUS_DURATION) : options.streams();
            StreamService streams = new StreamService(store, clock, settings, options.random());
            TransientStatuses statuses =
                    delayed ? TransientStatuses.lasting(TRANSIENT_STATUS_DURATION, clock) : TransientStatuses.NONE;
            Namespace namespace = new Namespace(store, clock, streams, statuses, options);
            namespace.resume();
            options.triggers().whenOpened().accept(namespace);
            return namespace;
        } catch (RuntimeException | Error failure) {
            clock.close();
            store.close();
            throw failure;
        }
    }

    /** Takes up what a former run of the store left to be done. */
    private void resume() {
        items.watchExpiries(expiry::expiryWritten);
        tables.resume();
        indexes.resume();
        expiry.start();
        tokens.start();
        triggers.resume();
    }

    /** Everything the namespace keeps. */
    public OrderedStore store() {
        return store;
    }

    /** The tables. */
    public TableCatalog tables() {
        return tables;
    }

    /** The items of all tables. */
    public ItemStore items() {
        return items;
    }

    /** What fills indexes that are added to tables. */
    public IndexBuilder indexes() {
        return indexes;
    }

    /** Whoever removes the tokens of transactions once they have expired. */
    public TokenSweeper tokens() {
        return tokens;
    }

    /** The streams of all tables. */
    public StreamService streams() {
        return streams;
    }

    /** The triggers of all streams; made now if there were none. */
    public TriggerService triggers() {
        return triggers.require();
    }

    /** The triggers, if there are any or were. */
    public Optional<TriggerService> findTriggers() {
        return triggers.find();
    }

    /** Runs {@code watcher} after each request that may have turned a stream on, before it is answered. */
    public void watchStreams(Runnable watcher) {
        streamWatchers.add(watcher);
    }

    /** Tells the watchers that a stream may have been turned on. */
    public void streamsChanged() {
        streamWatchers.forEach(Runnable::run);
    }

    /** What removes expired items. */
    public ExpirySweeper expiry() {
        return expiry;
    }

    /** What goes wrong on request; nothing unless a test says so. */
    public FaultSwitches faults() {
        return faults;
    }

    /**
     * Drops all tables, streams and triggers, turns all faults off and undoes all moves of the clock. Named states stay.
     * Requests under way meanwhile may leave something behind.
     */
    public void reset() {
        changing.lock();
        try {
            faults.clear();
            triggers.removeAll();
            tables.dropAll(clock.instant());
            // A table that someone creates meanwhile stays, and so does its stream.
            streams.removeDisabled();
            forgetTokens();
            clock.reset();
        } finally {
            changing.unlock();
        }
    }

    /** States to go back to. */
    public Snapshots snapshots() {
        return snapshots;
    }

    /** Lets nothing be invoked any more, because a state is about to be restored. */
    void suspendTriggers() {
        triggers.suspend();
    }

    /** Lets triggers go on, from what the store says now. */
    void resumeTriggers() {
        triggers.reload();
    }

    /** Takes up what a state that was restored left to be done. */
    void takeUp() {
        tables.resume();
        indexes.resume();
        streams.restored();
        expiry.restart();
        tokens.start();
        triggers.reload();
    }

    /** A token that outlived its transaction's items would make the next transaction that bears it a repetition. */
    private void forgetTokens() {
        byte prefix = Space.TOKEN.prefix();
        CommitRetries.<@Nullable Void>run(store, transaction -> {
            transaction.deleteRange(new byte[] {prefix}, new byte[] {(byte) (prefix + 1)});
            return null;
        });
    }

    /** The namespace's time. */
    public VirtualClock clock() {
        return clock;
    }

    /** Ends the sweepers, then time, then the store; only once no request uses it. */
    void close() {
        new Closing()
                .close(triggers::close)
                .close(expiry::close)
                .close(indexes::close)
                .close(tokens::close)
                .close(streams::close)
                .close(clock::close)
                .close(store::close)
                .finish();
    }
}
