package dev.millrace.streams;

import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.streams.shard.Shard;
import dev.millrace.streams.shard.TopologyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces each shard that has been open for one period by a child, busy or idle, as AWS does about every four hours
 * (source: streams.md B1). Thread-safe.
 *
 * <p>Runs on the namespace's clock when the next shard is due. What is opened after a run is due no earlier than one
 * period later, so nothing needs to be planned when a stream is turned on or split. A shard that is overdue, because the
 * server did not run meanwhile, is replaced once, in the present: nothing was written to it in between. When the clock is
 * moved far ahead, the generations that would be gone at its destination are left out.
 */
final class ShardRotation {
    private static final Logger log = LoggerFactory.getLogger(ShardRotation.class);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    /** A move of the clock makes up no more generations, however many would be kept. */
    private static final int MADE_UP_COUNT_MAX = 100;

    private final OrderedStore store;
    private final TopologyStore topologies;
    private final Resharder resharder;
    private final VirtualClock clock;
    private final Duration period;
    private final Duration madeUp;
    private final AtomicBoolean started = new AtomicBoolean();

    /** Runs that were planned before the last {@link #restart} come to nothing. */
    private final AtomicLong generation = new AtomicLong();

    private volatile boolean closed;

    ShardRotation(
            OrderedStore store,
            TopologyStore topologies,
            Resharder resharder,
            VirtualClock clock,
            StreamSettings settings) {
        this.store = store;
        this.topologies = topologies;
        this.resharder = resharder;
        this.clock = clock;
        this.period = settings.rotationPeriod();
        Duration most = period.multipliedBy(MADE_UP_COUNT_MAX);
        this.madeUp = most.compareTo(settings.retention()) < 0 ? most : settings.retention();
    }

    /** Begins to run by the clock, if shards rotate; once is enough, more do nothing. */
    void start() {
        if (!period.isZero() && !started.get() && started.compareAndSet(false, true)) {
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
        Instant due = now.plus(RETRY_PAUSE);
        try {
            due = rotate(now, clock.destination());
        } catch (RuntimeException e) {
            if (closed) {
                return;
            }
            log.error("Rotating shards failed; it is tried again at {}", due, e);
        }
        clock.schedule(due, () -> run(current));
    }

    /** Rotates what is due at {@code now} and returns when the next is. */
    private Instant rotate(Instant now, Instant destination) {
        Instant next = last(now, destination);
        for (long streamId : store.read(topologies::ids)) {
            Instant due = rotate(streamId, now, destination);
            if (due.isBefore(next)) {
                next = due;
            }
        }
        return next;
    }

    private Instant rotate(long streamId, Instant now, Instant destination) {
        Instant next = last(now, destination);
        TopologyStore.Remembered stream = store.read(view -> topologies.current(view, streamId));
        if (stream == null || !stream.topology().isEnabled()) {
            return next;
        }
        boolean overdue = false;
        for (Shard shard : stream.topology().shards()) {
            if (shard.isOpen()) {
                Instant due = due(shard, now, destination);
                overdue |= !due.isAfter(now);
                if (due.isAfter(now) && due.isBefore(next)) {
                    next = due;
                }
            }
        }
        if (overdue) {
            resharder.rotate(streamId, shard -> !due(shard, now, destination).isAfter(now), now);
            Instant ofChildren = now.plus(period);
            return ofChildren.isBefore(next) ? ofChildren : next;
        }
        return next;
    }

    /**
     * When the next run is at the latest: a period later, since what is opened from now on is not due before. Where the
     * clock moves farther than that, there: years of idle periods, over many streams, would take minutes.
     */
    private Instant last(Instant now, Instant destination) {
        Instant regular = now.plus(period);
        return destination.isAfter(regular) ? destination : regular;
    }

    /** The end of the shard's first period whose child is still there at {@code destination}, or of the last before it. */
    private Instant due(Shard shard, Instant now, Instant destination) {
        if (shard.opened().isAfter(now.plus(period))) {
            // The clock was set back far behind the shard, or a restart ended its moves. The shard would stay for as
            // long.
            return now;
        }
        Instant first = shard.opened().plus(period);
        Duration skipped = Duration.between(shard.opened(), destination.minus(madeUp));
        if (skipped.compareTo(period) < 0) {
            return first;
        }
        Instant kept = shard.opened().plus(period.multipliedBy(skipped.dividedBy(period) + 1));
        if (!kept.isAfter(destination)) {
            return kept;
        }
        long count = Duration.between(shard.opened(), destination).dividedBy(period);
        return shard.opened().plus(period.multipliedBy(count));
    }
}
