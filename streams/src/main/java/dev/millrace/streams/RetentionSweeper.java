package dev.millrace.streams;

import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.key.KeyRange;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.Space;
import dev.millrace.storage.table.CommitRetries;
import dev.millrace.streams.log.SequenceNumber;
import dev.millrace.streams.log.ShardLog;
import dev.millrace.streams.shard.Shard;
import dev.millrace.streams.shard.StreamTopology;
import dev.millrace.streams.shard.TopologyStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what has expired: records, closed shards, streams turned off long ago. Thread-safe.
 *
 * <p>Runs on the namespace's clock, when the oldest thing there is expires. What is written after a run expires no
 * earlier than one retention later, so nothing needs to be planned when something is written. Nobody has to wait for a
 * run: readers leave out what has expired.
 */
public final class RetentionSweeper {
    private static final Logger log = LoggerFactory.getLogger(RetentionSweeper.class);
    /** Under steady load something expires all the time; then the runs are this part of the retention apart. */
    private static final int RUN_COUNT_PER_RETENTION_MAX = 8640;

    /** What one transaction trims of one shard at most, so that writers and readers wait for no more than that. */
    private static final int TRIMMED_COUNT_MAX = 10_000;

    private static final Duration PAUSE_MIN = Duration.ofSeconds(1);

    private final OrderedStore store;
    private final TopologyStore topologies;
    private final VirtualClock clock;
    private final Duration retention;
    private final AtomicBoolean started = new AtomicBoolean();

    /** Runs that were planned before the last {@link #restart} come to nothing. */
    private final AtomicLong generation = new AtomicLong();

    private volatile boolean closed;

    RetentionSweeper(OrderedStore store, TopologyStore topologies, VirtualClock clock, Duration retention) {
        this.store = store;
        this.topologies = topologies;
        this.clock = clock;
        this.retention = retention;
    }

    /** Begins to run by the clock; once is enough, more do nothing. */
    void start() {
        if (!started.get() && started.compareAndSet(false, true)) {
            restart();
        }
    }

    /** Runs now, and then by what it finds: another state may be in force than the one that the next run was planned in. */
    void restart() {
        if (started.get()) {
            long current = generation.incrementAndGet();
            clock.schedule(clock.instant(), () -> run(current));
        }
    }

    void close() {
        closed = true;
    }

    private void run(long current) {
        if (closed || current != generation.get()) {
            return;
        }
        Instant now = clock.instant();
        Instant earliest = now.plus(pause());
        Instant due = earliest;
        try {
            due = sweep(now);
        } catch (RuntimeException e) {
            if (closed) {
                return;
            }
            log.error("Trimming streams failed; it is tried again at {}", earliest, e);
        }
        clock.schedule(due.isBefore(earliest) ? earliest : due, () -> run(current));
    }

    private Duration pause() {
        Duration pause = retention.dividedBy(RUN_COUNT_PER_RETENTION_MAX);
        return pause.compareTo(PAUSE_MIN) < 0 ? PAUSE_MIN : pause;
    }

    /**
     * Removes what has expired at {@code now}.
     *
     * @return when the next thing expires
     */
    public Instant sweep(Instant now) {
        Instant next = last(now);
        for (long streamId : store.read(topologies::ids)) {
            Instant due = sweep(streamId, now);
            if (due.isBefore(next)) {
                next = due;
            }
        }
        return next;
    }

    private Instant sweep(long streamId, Instant now) {
        Instant expiry = now.minus(retention);
        StreamTopology topology;
        while (true) {
            Findings findings = store.read(view -> inspect(view, streamId, expiry));
            if (findings == null) {
                return last(now);
            }
            topology = findings.topology();
            if (topology.isExpired(now, retention)) {
                remove(topology);
                return last(now);
            }
            if (findings.expired().isEmpty()) {
                break;
            }
            trim(findings.expired());
        }
        if (!topology.withoutExpired(now, retention).equals(topology)) {
            removeShards(topology, now);
        }
        return store.read(view -> nextDue(view, streamId, now));
    }

    private void trim(List<Expired> found) {
        for (Expired expired : found) {
            CommitRetries.<@Nullable Void>run(store, transaction -> {
                expired.log().trim(transaction, expired.last());
                return null;
            });
            expired.log().reclaim(store, expired.last());
        }
    }

    /** Removes all streams that are turned off, and the memory of labels if no stream is left. */
    void removeDisabled() {
        for (long streamId : store.read(topologies::ids)) {
            TopologyStore.Remembered stream = store.read(view -> topologies.current(view, streamId));
            if (stream != null && !stream.topology().isEnabled()) {
                remove(stream.topology());
            }
        }
        CommitRetries.<@Nullable Void>run(store, transaction -> {
            if (topologies.ids(transaction).isEmpty()) {
                topologies.removeLabels(transaction);
            }
            return null;
        });
    }

    private @Nullable Findings inspect(ReadView view, long streamId, Instant expiry) {
        TopologyStore.Remembered current = topologies.current(view, streamId);
        if (current == null) {
            return null;
        }
        List<Expired> expired = new ArrayList<>();
        for (Shard shard : current.topology().shards()) {
            SequenceNumber last = shard.log().lastExpired(view, expiry, TRIMMED_COUNT_MAX);
            if (last != null) {
                expired.add(new Expired(shard.log(), last));
            }
        }
        return new Findings(current.topology(), expired);
    }

    private void remove(StreamTopology topology) {
        long streamId = topology.streamId();
        KeyRange records = KeyRange.ofPrefix(ByteBuffer.allocate(1 + Long.BYTES)
                .put(Space.STREAM.prefix())
                .putLong(streamId)
                .array());
        CommitRetries.<@Nullable Void>run(store, transaction -> {
            transaction.deleteRange(records.from(), records.to());
            for (Shard shard : topology.shards()) {
                shard.log().remove(transaction);
            }
            topologies.remove(transaction, topology);
            return null;
        });
        topologies.forget(streamId);
        store.reclaim(records.from(), records.to());
    }

    private void removeShards(StreamTopology topology, Instant now) {
        CommitRetries.<@Nullable Void>run(store, transaction -> {
            topologies.update(transaction, topology.streamId(), current -> {
                StreamTopology kept = current.withoutExpired(now, retention);
                for (Shard shard : current.shards()) {
                    if (!kept.shards().contains(shard)) {
                        shard.log().remove(transaction);
                    }
                }
                return kept;
            });
            return null;
        });
        for (Shard shard : topology.shards()) {
            if (shard.isExpired(now, retention)) {
                shard.log().reclaim(store);
            }
        }
    }

    private Instant nextDue(ReadView view, long streamId, Instant now) {
        Instant due = last(now);
        TopologyStore.Remembered current = topologies.current(view, streamId);
        if (current == null) {
            return due;
        }
        due = earlier(due, current.topology().disabled());
        for (Shard shard : current.topology().shards()) {
            due = earlier(earlier(due, shard.closed()), shard.log().oldest(view));
        }
        return due;
    }

    /**
     * When the next run is at the latest: one retention later, since what is written from now on does not expire before.
     * Where the clock moves farther than that, there; readers leave out what expires on the way.
     */
    private Instant last(Instant now) {
        Instant regular = now.plus(retention);
        Instant destination = clock.destination();
        return destination.isAfter(regular) ? destination : regular;
    }

    private Instant earlier(Instant due, @Nullable Instant begin) {
        if (begin == null) {
            return due;
        }
        Instant end = begin.plus(retention);
        return end.isBefore(due) ? end : due;
    }

    private record Findings(StreamTopology topology, List<Expired> expired) {}

    private record Expired(ShardLog log, SequenceNumber last) {}
}
