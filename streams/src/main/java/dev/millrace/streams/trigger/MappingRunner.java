package dev.millrace.streams.trigger;

import dev.millrace.protocol.error.LambdaErrors;
import dev.millrace.streams.StreamReader;
import dev.millrace.streams.shard.Shard;
import dev.millrace.streams.shard.StreamTopology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The dispatcher of one mapping: walks the lineage of its stream's shards, parents wholly before children, and lets
 * their lanes work. Thread-safe where public to its package's other owners; everything else runs in its mailbox.
 *
 * <p>A mapping that is changed or turned off first lets come back what is at the function, and keeps the positions that
 * follow from it; then it begins anew from what is kept.
 */
final class MappingRunner {
    /** Callers of {@link #caughtUp} that wait at the same time. */
    private static final int WAITER_COUNT_MAX = 1000;

    private final Surroundings around;
    private final Mailbox mailbox;
    private final Tally tally;
    private final AtomicBoolean wakePosted = new AtomicBoolean();
    private volatile boolean closed;

    private StoredMapping stored;
    private RecordFilter filter;
    private boolean running;
    /** What to begin anew as when nothing is in flight any more; null if that is not asked for. */
    private @Nullable StoredMapping next;

    private final Map<String, ShardRun> runs = new LinkedHashMap<>();
    /** Shards that are wholly handled and still part of the stream, with their index. */
    private final Map<String, Integer> done = new HashMap<>();

    private Map<Integer, Map<Integer, LaneCheckpoint>> kept = Map.of();
    private @Nullable StreamTopology topology;
    private boolean lineageChanged;
    private long seenStamp = -1;
    private final List<Waiter> waiters = new ArrayList<>();

    MappingRunner(Surroundings around, StoredMapping stored) {
        this.around = around;
        this.stored = stored;
        this.filter = RecordFilter.of(stored.mapping().settings().filterPatterns());
        this.tally = new Tally(stored.mapping().lastProcessingResult());
        this.mailbox = new Mailbox(around.pool(), around.clock(), this::afterEach);
    }

    /** Begins, if the mapping is enabled. */
    void start() {
        mailbox.post(this::begin);
    }

    /** Goes on as {@code changed} says. */
    void change(StoredMapping changed) {
        mailbox.post(() -> {
            next = changed;
            runs.values().forEach(ShardRun::stop);
        });
    }

    /** Looks for something to do, soon; cheap, and for any thread. */
    void wake() {
        if (!closed && wakePosted.compareAndSet(false, true)) {
            mailbox.post(this::refresh);
        }
    }

    /**
     * Ends for good: nothing is invoked or kept from now on.
     *
     * @param reason what those who wait are told
     */
    void close(Throwable reason) {
        closed = true;
        mailbox.post(() -> {
            runs.values().forEach(ShardRun::stop);
            runs.clear();
            running = false;
            for (Waiter waiter : waiters) {
                waiter.future.completeExceptionally(reason);
            }
            waiters.clear();
        });
    }

    /** Completes when everything up to a commit is handled. */
    CompletionStage<Void> caughtUp(long stamp) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        mailbox.post(() -> {
            if (closed) {
                future.completeExceptionally(LambdaErrors.mappingNotFound());
            } else if (waiters.size() == WAITER_COUNT_MAX) {
                future.completeExceptionally(
                        new IllegalStateException("more than " + WAITER_COUNT_MAX + " wait for one trigger"));
            } else {
                waiters.add(new Waiter(stamp, future));
                refresh();
            }
        });
        return future;
    }

    /** How far it has come in the shards it knows, by their id; empty if it is not running. */
    Map<String, ShardRun.Progress> progress() {
        return mailbox.inspect(() -> {
            Map<String, ShardRun.Progress> progress = new HashMap<>();
            runs.forEach((id, run) -> progress.put(id, run.progress()));
            done.forEach((id, index) -> progress.put(id, new ShardRun.Progress(null, true, 0, 0)));
            return progress;
        });
    }

    Tally tally() {
        return tally;
    }

    Surroundings around() {
        return around;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    EventSourceMapping mapping() {
        return stored.mapping();
    }

    RecordFilter filter() {
        return filter;
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether nothing new may be begun. */
    boolean isStopping() {
        return closed || next != null;
    }

    /** Calls the function; what comes of it is handed over in the mailbox, whatever happens. */
    void invoke(Invocation invocation, Consumer<InvocationOutcome> answered) {
        call(invocation)
                .whenComplete((outcome, failure) -> mailbox.post(() -> {
                    if (!closed) {
                        answered.accept(
                                outcome != null
                                        ? outcome
                                        : new InvocationOutcome.NotInvoked("The call failed: " + failure));
                    }
                }));
    }

    /** A shard is wholly handled, so its children may begin. */
    void shardDone(ShardRun run) {
        runs.remove(run.shardId());
        done.put(run.shardId(), run.shardIndex());
        lineageChanged = true;
        wake();
    }

    private CompletionStage<InvocationOutcome> call(Invocation invocation) {
        try {
            InvocationTarget target = around.targets().find(invocation.functionArn());
            if (target == null) {
                return CompletableFuture.completedFuture(new InvocationOutcome.NotInvoked(
                        "No target is configured for function " + invocation.functionArn()));
            }
            return target.invoke(invocation);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void begin() {
        running = !closed && stored.isEnabled();
        if (running) {
            kept = new HashMap<>(around.mappings().checkpoints(mapping().uuid()));
            lineageChanged = true;
            refresh();
        }
    }

    @SuppressWarnings("ReferenceEquality") // The same object until it changes, and long to compare.
    private void refresh() {
        wakePosted.set(false);
        if (!running || isStopping()) {
            return;
        }
        StreamReader.Look look =
                around.streams().look(mapping().streamArn(), around.clock().instant());
        if (lineageChanged || look.topology() != topology) {
            topology = look.topology();
            lineageChanged = false;
            openShards();
        }
        seenStamp = look.stamp();
        for (ShardRun run : List.copyOf(runs.values())) {
            run.step();
        }
    }

    /** Begins the shards whose parents are wholly handled or gone, and forgets those that are gone. */
    private void openShards() {
        Set<String> present = new HashSet<>();
        if (topology != null) {
            topology.shards().forEach(shard -> present.add(shard.id()));
            for (Shard shard : topology.shards()) {
                open(shard, present);
            }
        }
        List<Integer> gone = new ArrayList<>();
        done.entrySet().removeIf(entry -> {
            boolean isGone = !present.contains(entry.getKey());
            if (isGone) {
                gone.add(entry.getValue());
            }
            return isGone;
        });
        Set<Integer> known = new HashSet<>();
        if (topology != null) {
            topology.shards().forEach(shard -> known.add(shard.index()));
        }
        runs.values().forEach(run -> known.add(run.shardIndex()));
        for (int shardIndex : List.copyOf(kept.keySet())) {
            if (!known.contains(shardIndex)) {
                kept.remove(shardIndex);
                gone.add(shardIndex);
            }
        }
        if (!gone.isEmpty()) {
            around.mappings().forget(mapping().uuid(), gone, () -> !closed);
        }
    }

    private void open(Shard shard, Set<String> present) {
        if (runs.containsKey(shard.id()) || done.containsKey(shard.id())) {
            return;
        }
        String parent = shard.parentId();
        boolean isFree =
                parent == null || done.containsKey(parent) || (!present.contains(parent) && !runs.containsKey(parent));
        if (!isFree) {
            return;
        }
        Map<Integer, LaneCheckpoint> lanes = kept.remove(shard.index());
        if (lanes != null && ShardRun.isDone(lanes)) {
            done.put(shard.id(), shard.index());
        } else {
            runs.put(shard.id(), new ShardRun(this, shard, lanes == null ? Map.of() : lanes, stored.start()));
        }
    }

    private void afterEach() {
        runs.values().forEach(ShardRun::flush);
        if (next != null && runs.values().stream().noneMatch(ShardRun::isBusy)) {
            beginAnew(next);
        }
        completeWaiters();
    }

    private void beginAnew(StoredMapping changed) {
        next = null;
        runs.values().forEach(ShardRun::stop);
        runs.clear();
        done.clear();
        stored = changed;
        filter = RecordFilter.of(changed.mapping().settings().filterPatterns());
        seenStamp = -1;
        topology = null;
        mailbox.post(this::begin);
        running = false;
    }

    private void completeWaiters() {
        if (waiters.isEmpty() || !running || isStopping()) {
            return;
        }
        List<Waiter> served = new ArrayList<>();
        waiters.removeIf(waiter -> isCaughtUp(waiter.stamp) && served.add(waiter));
        for (Waiter waiter : served) {
            waiter.future.complete(null);
        }
    }

    private boolean isCaughtUp(long stamp) {
        if (seenStamp < stamp || lineageChanged) {
            return false;
        }
        for (ShardRun run : runs.values()) {
            if (!run.isCaughtUp(stamp)) {
                return false;
            }
        }
        if (topology != null) {
            for (Shard shard : topology.shards()) {
                boolean waits = !runs.containsKey(shard.id()) && !done.containsKey(shard.id());
                if (waits && shard.start().stamp() <= stamp) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Someone who waits for everything up to a commit. */
    private record Waiter(long stamp, CompletableFuture<Void> future) {}
}
