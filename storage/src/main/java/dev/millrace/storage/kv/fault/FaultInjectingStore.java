package dev.millrace.storage.kv.fault;

import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.StoreLimits;
import dev.millrace.storage.kv.StoreSnapshot;
import dev.millrace.storage.kv.StoreSnapshots;
import dev.millrace.storage.kv.StoreUsage;
import dev.millrace.storage.kv.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes everything on to another engine, except what a plan says shall fail.
 *
 * <p>A function that meets a fault is run, so that its caller sees every run a real engine would make. A function
 * that throws, or whose guard is stale, ends as it would have without the fault. Owns the engine. Thread-safe.
 */
public final class FaultInjectingStore implements OrderedStore {
    private final OrderedStore engine;
    private volatile FaultPlan plan;

    /** Wraps an engine, which is closed with this store. */
    public FaultInjectingStore(OrderedStore engine, FaultPlan plan) {
        this.engine = engine;
        this.plan = plan;
    }

    /** Follows another plan from now on. */
    public void follow(FaultPlan next) {
        plan = next;
    }

    @Override
    public <T extends @Nullable Object> T read(Function<? super ReadView, T> reader) {
        failReadIfPlanned();
        return engine.read(reader);
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        failReadIfPlanned();
        return engine.get(key);
    }

    @Override
    public <T extends @Nullable Object> void transact(
            Function<? super Transaction, T> body, Consumer<Outcome<T>> completion) {
        switch (plan.nextTransaction()) {
            case NONE -> engine.transact(body, completion);
            case RUN_TWICE ->
                engine.transact(FaultInjectingStore.<T>abandoned(body), first -> engine.transact(body, completion));
            case CONFLICT -> rollBack(body, completion, new Outcome.Conflict<>(false));
            case FAILED -> rollBack(body, completion, new Outcome.Failed<>(injected()));
            case UNKNOWN_LOST -> rollBack(body, completion, new Outcome.Unknown<>(injected()));
            case UNKNOWN_WRITTEN ->
                engine.transact(
                        body,
                        outcome -> completion.accept(
                                outcome instanceof Outcome.Committed ? new Outcome.Unknown<>(injected()) : outcome));
        }
    }

    private <T extends @Nullable Object> void rollBack(
            Function<? super Transaction, T> body, Consumer<Outcome<T>> completion, Outcome<T> fault) {
        engine.transact(
                FaultInjectingStore.<T>abandoned(body),
                outcome -> completion.accept(
                        outcome instanceof Outcome.Aborted<T> aborted && aborted.cause() instanceof AbandonedException
                                ? fault
                                : outcome));
    }

    /** Runs the function to its end and then aborts. */
    private static <T extends @Nullable Object> Function<Transaction, T> abandoned(
            Function<? super Transaction, T> body) {
        return transaction -> {
            var unused = body.apply(transaction);
            throw new AbandonedException();
        };
    }

    private void failReadIfPlanned() {
        if (plan.nextReadFails()) {
            throw injected();
        }
    }

    private static StoreException injected() {
        return new StoreException("A failure was injected.");
    }

    @Override
    public AutoCloseable onCommit(Runnable listener) {
        return engine.onCommit(listener);
    }

    @Override
    public void reclaim(byte[] from, byte[] to) {
        engine.reclaim(from, to);
    }

    @Override
    public StoreSnapshots snapshots() {
        return new FaultySnapshots();
    }

    @Override
    public StoreUsage usage() {
        return engine.usage();
    }

    @Override
    public StoreLimits limits() {
        return engine.limits();
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Taking and restoring are one transaction each; there is no outcome to tell, so all faults are thrown. */
    private final class FaultySnapshots implements StoreSnapshots {
        @Override
        public void take(String name, Supplier<byte[]> note) {
            Object unused = faulty(() -> {
                engine.snapshots().take(name, note);
                return name;
            });
        }

        @Override
        public Optional<StoreSnapshot> restore(String name, Carry carry) {
            return faulty(() -> engine.snapshots().restore(name, carry));
        }

        @Override
        public List<StoreSnapshot> list() {
            return engine.snapshots().list();
        }

        @Override
        public boolean drop(String name) {
            return engine.snapshots().drop(name);
        }

        private <T> T faulty(Supplier<T> change) {
            return switch (plan.nextTransaction()) {
                case NONE, RUN_TWICE -> change.get();
                case CONFLICT, FAILED, UNKNOWN_LOST -> throw injected();
                case UNKNOWN_WRITTEN -> {
                    T unused = change.get();
                    throw injected();
                }
            };
        }
    }

    /** Ends a transaction that shall leave nothing behind. */
    private static final class AbandonedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AbandonedException() {
            super("abandoned on purpose", null, false, false);
        }
    }
}
