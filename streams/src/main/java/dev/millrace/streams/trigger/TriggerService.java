package dev.millrace.streams.trigger;

import dev.millrace.protocol.error.LambdaErrors;
import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.streams.StreamService;
import dev.millrace.streams.log.SequenceNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The triggers of a namespace. Thread-safe. Errors of state are thrown as
 * {@link dev.millrace.protocol.error.ApiException}, made by {@link LambdaErrors}.
 *
 * <p>Has no thread of its own: what is written wakes the mappings through {@link OrderedStore#onCommit}, what is to
 * wait waits on the clock, and work is done on the pool that is given. A mapping with nothing to do holds no timer.
 */
public final class TriggerService implements AutoCloseable {
    /** Mappings of one namespace at most. */
    public static final int MAPPING_COUNT_MAX = 1000;

    private final OrderedStore store;
    private final Surroundings around;
    private final MappingReports reports;
    private final AutoCloseable commits;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private boolean closed;

    /**
     * The triggers in {@code store}; those that are enabled start at once.
     *
     * @param pool bounded; runs short pieces of work that never block
     * @param random makes UUIDs
     */
    public TriggerService(
            OrderedStore store,
            StreamService streams,
            VirtualClock clock,
            InvocationTargets targets,
            FailureDestinations destinations,
            Executor pool,
            RandomGenerator random) {
        this.store = store;
        this.around = new Surroundings(
                new MappingStore(store), streams.reader(), clock, targets, destinations, pool, new RequestIds(random));
        this.reports = new MappingReports(around);
        this.commits = store.onCommit(this::wake);
        reload();
    }

    /**
     * Creates a mapping; LATEST is exact from the moment this returns. The answer is in state CREATING, as AWS's.
     *
     * @throws dev.millrace.protocol.error.ApiException if there is no such stream, it feeds the function already, or a
     *     pattern is none
     */
    public synchronized EventSourceMapping create(
            String streamArn,
            String functionArn,
            StartingPosition position,
            MappingSettings settings,
            boolean enabled) {
        Instant now = around.clock().instant();
        if (around.streams().look(streamArn, now).topology() == null) {
            throw LambdaErrors.streamNotFound(streamArn);
        }
        RecordFilter.of(settings.filterPatterns());
        EventSourceMapping mapping = new EventSourceMapping(
                around.ids().next(),
                streamArn,
                functionArn,
                position,
                settings,
                enabled ? MappingState.ENABLED : MappingState.DISABLED,
                now,
                EventSourceMapping.USER_ACTION,
                EventSourceMapping.NOTHING_PROCESSED);
        StoredMapping stored = around.mappings().insert(streamArn, functionArn, (state, number) -> {
            if (!around.streams().isThere(state, streamArn)) {
                throw LambdaErrors.streamNotFound(streamArn);
            }
            return new StoredMapping(mapping, number, start(position, state));
        });
        run(stored);
        return mapping.in(MappingState.CREATING);
    }

    /** The mapping with this id. */
    public EventSourceMapping get(String uuid) {
        return require(uuid).mapping();
    }

    /** All mappings, in order of creation. */
    public List<EventSourceMapping> list() {
        List<Entry> all = new ArrayList<>(entries.values());
        all.sort(Comparator.comparingLong(entry -> entry.stored.number()));
        List<EventSourceMapping> mappings = new ArrayList<>(all.size());
        for (Entry entry : all) {
            mappings.add(entry.mapping());
        }
        return mappings;
    }

    /**
     * Changes a mapping; positions stay. The answer is in state UPDATING, ENABLING or DISABLING, as AWS's.
     *
     * @param functionArn null for no change
     * @param settings all of them, as they shall be
     * @param enabled null for no change
     */
    public synchronized EventSourceMapping update(
            String uuid, @Nullable String functionArn, MappingSettings settings, @Nullable Boolean enabled) {
        Entry entry = require(uuid);
        RecordFilter.of(settings.filterPatterns());
        boolean wasEnabled = entry.stored.isEnabled();
        boolean isEnabled = enabled == null ? wasEnabled : enabled;
        Instant now = around.clock().instant();
        StoredMapping changed = around.mappings().update(uuid, before -> {
            EventSourceMapping mapping = before.mapping();
            return before.with(new EventSourceMapping(
                    uuid,
                    mapping.streamArn(),
                    functionArn == null ? mapping.functionArn() : functionArn,
                    mapping.startingPosition(),
                    settings,
                    isEnabled ? MappingState.ENABLED : MappingState.DISABLED,
                    now,
                    EventSourceMapping.USER_ACTION,
                    mapping.lastProcessingResult()));
        });
        entry.stored = changed;
        entry.runner.change(changed);
        MappingState shown = wasEnabled == isEnabled
                ? MappingState.UPDATING
                : isEnabled ? MappingState.ENABLING : MappingState.DISABLING;
        return entry.mapping().in(shown);
    }

    /** Deletes a mapping with its positions. The answer is in state DELETING. */
    public synchronized EventSourceMapping delete(String uuid) {
        Entry entry = require(uuid);
        around.mappings().remove(uuid);
        entries.remove(uuid);
        entry.runner.close(LambdaErrors.mappingNotFound());
        return entry.mapping().in(MappingState.DELETING);
    }

    /** How far a mapping has come. */
    public MappingReport report(String uuid) {
        Entry entry = require(uuid);
        return reports.of(entry.stored, entry.runner);
    }

    /** How far all mappings have come, in order of creation. */
    public List<MappingReport> reports() {
        List<Entry> all = new ArrayList<>(entries.values());
        all.sort(Comparator.comparingLong(entry -> entry.stored.number()));
        List<MappingReport> found = new ArrayList<>(all.size());
        for (Entry entry : all) {
            found.add(reports.of(entry.stored, entry.runner));
        }
        return found;
    }

    /**
     * Completes when everything written before the call has been handled or given up; exceptionally if the mapping is
     * deleted or this service closed before. Waits as long as the mapping is disabled.
     */
    public CompletionStage<Void> caughtUp(String uuid) {
        return require(uuid).runner.caughtUp(store.read(ReadView::stamp));
    }

    /** Deletes all mappings. */
    public synchronized void removeAll() {
        suspend();
        around.mappings().removeAll();
    }

    /**
     * Ends all dispatching until {@link #reload}: nothing is invoked or kept any more. To be called before the store is
     * emptied or restored.
     */
    public synchronized void suspend() {
        for (Entry entry : entries.values()) {
            entry.runner.close(new CancellationException("the triggers were stopped"));
        }
        entries.clear();
    }

    /** Reads all mappings anew, such as after the store was emptied or restored; what is in flight is forgotten. */
    public synchronized void reload() {
        suspend();
        if (!closed) {
            around.mappings().all().forEach(this::run);
        }
    }

    /** Ends all dispatching; what is in flight is invoked again after the next start. The store stays open. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                commits.close();
            } catch (Exception e) {
                throw new IllegalStateException("a commit listener is only taken off a list", e);
            }
            suspend();
        }
    }

    private void run(StoredMapping stored) {
        Entry entry = new Entry(stored, new MappingRunner(around, stored));
        entries.put(stored.mapping().uuid(), entry);
        entry.runner.start();
    }

    private void wake() {
        for (Entry entry : entries.values()) {
            if (entry.stored.isEnabled()) {
                entry.runner.wake();
            }
        }
    }

    private Entry require(String uuid) {
        Entry entry = entries.get(uuid);
        if (entry == null) {
            throw LambdaErrors.mappingNotFound();
        }
        return entry;
    }

    private static SequenceNumber start(StartingPosition position, ReadView state) {
        return switch (position) {
            case TRIM_HORIZON -> SequenceNumber.MIN;
            case LATEST -> SequenceNumber.afterCommit(state.stamp());
        };
    }

    /** A mapping and its dispatcher. */
    private static final class Entry {
        private final MappingRunner runner;
        private volatile StoredMapping stored;

        Entry(StoredMapping stored, MappingRunner runner) {
            this.stored = stored;
            this.runner = runner;
        }

        EventSourceMapping mapping() {
            return stored.mapping().withResult(runner.tally().result());
        }
    }
}
