package dev.millrace.storage.ttl;

import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.clock.VirtualClock.ScheduledTask;
import dev.millrace.storage.table.ExpiringItems;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes items whose time has come. Thread-safe.
 *
 * <p>Runs on the namespace's clock when the next item expires, though not more often than once in {@link #PAUSE}: with
 * nothing to expire it does not run at all. Whoever writes an item with a time tells {@link #expiryWritten}. Expired
 * items go in small commits of their own, between which others write.
 */
public final class ExpirySweeper {
    private static final Logger log = LoggerFactory.getLogger(ExpirySweeper.class);

    /** The shortest time from one run to the next; AWS takes minutes to days (docs/differences.md). */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Items in one commit: some stream records and index entries each, yet no request waits long. */
    private static final int COMMIT_ITEM_COUNT_MAX = 50;

    /** Commits of one task: other tasks of the clock, such as those that trim streams, get their turn then. */
    private static final int TASK_COMMIT_COUNT_MAX = 100;

    private final ExpiringItems items;
    private final VirtualClock clock;
    /** Guards the fields below; nothing is called under it but the clock's own scheduling. */
    private final Object lock = new Object();

    private @Nullable ScheduledTask scheduled;
    /** The second at which the scheduled run is due, {@code Long.MAX_VALUE} if there is none. */
    private volatile long dueSecond = Long.MAX_VALUE;

    private volatile boolean closed;

    /** A sweeper that waits to be told of something. */
    public ExpirySweeper(ExpiringItems items, VirtualClock clock) {
        this.items = items;
        this.clock = clock;
    }

    /** Begins with what a former run of the store left, or a table that has just been given an expiry. */
    public void start() {
        if (!items.tableIds().isEmpty()) {
            scheduleAt(clock.instant());
        }
    }

    /** Begins again, because another state is in force than the one that the next run was planned in. */
    public void restart() {
        synchronized (lock) {
            if (scheduled != null) {
                scheduled.cancel();
                scheduled = null;
            }
            dueSecond = Long.MAX_VALUE;
        }
        start();
    }

    /** Takes note that something expires at a second; cheap if a run is due by then. */
    public void expiryWritten(long second) {
        if (second < dueSecond) {
            Instant earliest = clock.instant().plus(PAUSE);
            scheduleAt(second > earliest.getEpochSecond() ? Instant.ofEpochSecond(second) : earliest);
        }
    }

    /** Lets no further run do anything. */
    public void close() {
        closed = true;
    }

    private void scheduleAt(Instant due) {
        // Rounded up: a run that is due within this second does for all that expires in it.
        long second = due.getNano() == 0 ? due.getEpochSecond() : due.getEpochSecond() + 1;
        synchronized (lock) {
            if (second >= dueSecond) {
                return;
            }
            if (scheduled != null) {
                scheduled.cancel();
            }
            dueSecond = second;
            scheduled = clock.schedule(due, this::run);
        }
    }

    private void run() {
        synchronized (lock) {
            scheduled = null;
            dueSecond = Long.MAX_VALUE;
        }
        if (closed) {
            return;
        }
        Instant now = clock.instant();
        try {
            if (sweep(now)) {
                scheduleAt(now);
            } else {
                scheduleNext(now);
            }
        } catch (RuntimeException e) {
            if (!closed) {
                log.error("Removing expired items failed; it is tried again in {}", PAUSE, e);
                scheduleAt(now.plus(PAUSE));
            }
        }
    }

    /** Does a task's share of the work; true if there is more. */
    private boolean sweep(Instant now) {
        int commitCount = 0;
        for (long tableId : items.tableIds()) {
            while (items.backfill(tableId)) {
                if (++commitCount >= TASK_COMMIT_COUNT_MAX) {
                    return true;
                }
            }
            byte[] position = null;
            do {
                position = items.expire(tableId, position, COMMIT_ITEM_COUNT_MAX, now);
                if (++commitCount >= TASK_COMMIT_COUNT_MAX && position != null) {
                    return true;
                }
            } while (position != null);
        }
        return false;
    }

    private void scheduleNext(Instant now) {
        long next = Long.MAX_VALUE;
        for (long tableId : items.tableIds()) {
            next = Math.min(next, items.nextSecond(tableId, now));
        }
        expiryWritten(next);
    }
}
