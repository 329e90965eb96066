package dev.millrace.storage.table;

import dev.millrace.protocol.operation.TableStatus;
import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.kv.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long tables are CREATING, UPDATING and DELETING, their expiry ENABLING and DISABLING: not at all, or for some time of
 * a clock. Thread-safe.
 */
public final class TransientStatuses {
    /** Tables are what they are to be at once. */
    public static final TransientStatuses NONE = new TransientStatuses(null, Duration.ZERO);

    private static final Logger log = LoggerFactory.getLogger(TransientStatuses.class);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    private final @Nullable VirtualClock clock;
    private final Duration duration;

    private TransientStatuses(@Nullable VirtualClock clock, Duration duration) {
        this.clock = clock;
        this.duration = duration;
    }

    /** Statuses that last as long as this on this clock. */
    public static TransientStatuses lasting(Duration duration, VirtualClock clock) {
        return new TransientStatuses(clock, duration);
    }

    /** Whether there are any. */
    boolean last() {
        return clock != null;
    }

    /** The state that a table enters at {@code now}. */
    TableState begin(TableStatus status, Instant now) {
        Instant end = end(now);
        return end == null ? TableState.ACTIVE : new TableState(status, end, List.of());
    }

    /** The state that an updated table enters at {@code now}. */
    TableState beginUpdate(TableDefinition before, TableDefinition after, Instant now) {
        Instant end = end(now);
        if (end == null) {
            return TableState.ACTIVE;
        }
        List<IndexDefinition> deleted = new ArrayList<>(before.globalIndexes());
        deleted.removeIf(index -> IndexData.find(after, index.id()) != null);
        return new TableState(TableStatus.UPDATING, end, deleted);
    }

    /** When what begins at {@code now} is over; null if it takes no time. */
    @Nullable
    Instant end(Instant now) {
        // In milliseconds, as it is stored: the state that is read back must equal this one.
        return last() ? now.plus(duration).truncatedTo(ChronoUnit.MILLIS) : null;
    }

    /** Runs {@code end} when a state is over, again later if the store fails; nothing for one that lasts. */
    void schedule(TableState state, Runnable end) {
        if (clock != null && state.until() != null) {
            schedule(clock, state.until(), end);
        }
    }

    private static void schedule(VirtualClock clock, Instant due, Runnable end) {
        clock.schedule(due, () -> {
            try {
                end.run();
            } catch (StoreException e) {
                log.error("A table's status could not be ended; it is tried again in {}", RETRY_PAUSE, e);
                schedule(clock, clock.instant().plus(RETRY_PAUSE), end);
            }
        });
    }
}
