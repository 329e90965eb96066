package dev.millrace.storage.kv.memory;

import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.StoreLimits;
import dev.millrace.storage.kv.StoreSnapshot;
import dev.millrace.storage.kv.StoreSnapshots;
import dev.millrace.storage.kv.Transaction;
import dev.millrace.storage.kv.embedded.Attempt;
import dev.millrace.storage.kv.embedded.CarriedOver;
import dev.millrace.storage.kv.embedded.CommitListeners;
import dev.millrace.storage.kv.embedded.CounterValues;
import dev.millrace.storage.kv.embedded.EmbeddedTransaction;
import dev.millrace.storage.kv.embedded.EngineLimits;
import dev.millrace.storage.kv.embedded.GuardStamps;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything on the heap, in one immutable ordered tree.
 *
 * <p>A commit makes a new root and publishes it together with its stamp, so a snapshot is a kept root and costs
 * nothing. Commits run one after the other under one lock, on the thread that brings them; readers take no lock.
 * Nothing remains after {@link #close}.
 */
public final class MemoryStore implements OrderedStore {
    /** Held while a transaction's function runs and its writes are published; under it, only the note of a named state may lock anything. */
    private final ReentrantLock commitLock = new ReentrantLock();

    private final GuardStamps guards = new GuardStamps();
    private final CounterValues counters = new CounterValues();
    private final CommitListeners listeners = new CommitListeners();
    private volatile MemoryView newest = new MemoryView(null, 0, guards);
    private final RootSnapshots snapshots = new RootSnapshots();
    private volatile boolean closed;

    /** An empty store. */
    public MemoryStore() {}

    @Override
    public <T extends @Nullable Object> T read(Function<? super ReadView, T> reader) {
        requireOpen();
        return reader.apply(newest);
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        requireOpen();
        return newest.get(key);
    }

    @Override
    public <T extends @Nullable Object> void transact(
            Function<? super Transaction, T> body, Consumer<Outcome<T>> completion) {
        if (commitLock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a transaction's function must not begin another transaction");
        }
        Outcome<T> outcome;
        commitLock.lock();
        try {
            requireOpen();
            outcome = commit(body);
        } finally {
            commitLock.unlock();
        }
        if (outcome instanceof Outcome.Committed) {
            listeners.committed();
        }
        completion.accept(outcome);
    }

    private <T extends @Nullable Object> Outcome<T> commit(Function<? super Transaction, T> body) {
        MemoryView before = newest;
        long stamp = before.stamp() + 1;
        EmbeddedTransaction transaction = new EmbeddedTransaction(before, stamp, guards, EngineLimits.EMBEDDED);
        Attempt<T> attempt = Attempt.of(body, transaction);
        if (attempt.ended() != null) {
            return attempt.ended();
        }
        MemoryView after = before.after(transaction.finish(counters), stamp);
        transaction.publish(counters);
        newest = after;
        return attempt.committed(stamp);
    }

    @Override
    public AutoCloseable onCommit(Runnable listener) {
        return listeners.register(listener);
    }

    @Override
    public StoreSnapshots snapshots() {
        return snapshots;
    }

    @Override
    public StoreLimits limits() {
        return EngineLimits.EMBEDDED;
    }

    @Override
    public void close() {
        commitLock.lock();
        try {
            closed = true;
            newest = new MemoryView(null, newest.stamp(), guards);
            snapshots.kept.clear();
        } finally {
            commitLock.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException("The store is closed.");
        }
    }

    /** Named states are roots that are kept. */
    private final class RootSnapshots implements StoreSnapshots {
        /** By name; guarded by the commit lock. */
        private final NavigableMap<String, Kept> kept = new TreeMap<>();

        @Override
        public void take(String name, Supplier<byte[]> note) {
            alone(() -> {
                MemoryView state = newest;
                return kept.put(name, new Kept(new StoreSnapshot(name, state.stamp(), note.get()), state.root()));
            });
        }

        @Override
        public Optional<StoreSnapshot> restore(String name, Carry carry) {
            Kept found = alone(() -> {
                Kept named = kept.get(name);
                if (named != null) {
                    restore(named, carry);
                }
                return named;
            });
            if (found == null) {
                return Optional.empty();
            }
            listeners.committed();
            return Optional.of(found.about);
        }

        private void restore(Kept named, Carry carry) {
            MemoryView left = newest;
            long stamp = left.stamp() + 1;
            MemoryView restored = new MemoryView(named.root, left.stamp(), guards);
            EmbeddedTransaction transaction = new EmbeddedTransaction(restored, stamp, guards, EngineLimits.EMBEDDED);
            MemoryView after = restored.after(CarriedOver.writes(carry, left, transaction), stamp);
            guards.allWritten(stamp);
            counters.forget();
            newest = after;
        }

        @Override
        public List<StoreSnapshot> list() {
            return alone(() -> kept.values().stream().map(Kept::about).toList());
        }

        @Override
        public boolean drop(String name) {
            return alone(() -> kept.remove(name)) != null;
        }

        private <T extends @Nullable Object> T alone(Supplier<T> work) {
            if (commitLock.isHeldByCurrentThread()) {
                throw new IllegalStateException("a transaction's function must not use named states");
            }
            commitLock.lock();
            try {
                requireOpen();
                return work.get();
            } finally {
                commitLock.unlock();
            }
        }
    }

    private record Kept(StoreSnapshot about, @Nullable Node root) {}
}
