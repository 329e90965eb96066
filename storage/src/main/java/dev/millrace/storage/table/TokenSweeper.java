package dev.millrace.storage.table;

import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.kv.OrderedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes idempotency tokens that have expired. Thread-safe.
 *
 * <p>Runs on the namespace's clock when the oldest token expires, though not more often than once in {@link #PAUSE}: with
 * no token left it does not run at all. Whoever keeps a token tells {@link #tokenKept}. Nobody has to wait for a run: an
 * expired token counts as absent.
 */
public final class TokenSweeper {
    private static final Logger log = LoggerFactory.getLogger(TokenSweeper.class);
    private static final Duration LIFETIME = Duration.ofMillis(ServiceLimits.REQUEST_TOKEN_LIFETIME_MILLIS);

    /** So that a busy namespace is swept ten times in the life of a token. */
    private static final Duration PAUSE = LIFETIME.dividedBy(10);

    /** What one transaction removes at most, so that writers wait for no more than that. */
    private static final int REMOVED_COUNT_MAX = 100;

    private final OrderedStore store;
    private final VirtualClock clock;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean closed;

    /** A sweeper that waits to be told of a token. */
    public TokenSweeper(OrderedStore store, VirtualClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Takes up the tokens that a former run of the store left. */
    public void start() {
        scheduleNext(clock.instant());
    }

    /** Takes note that a token was kept; to be called when that is committed, and cheap while a run is due. */
    public void tokenKept() {
        if (!scheduled.get()) {
            scheduleAt(clock.instant().plus(LIFETIME));
        }
    }

    /** Ends the runs; one under way may fail quietly. */
    public void close() {
        closed = true;
    }

    private void scheduleAt(Instant due) {
        if (!closed && scheduled.compareAndSet(false, true)) {
            clock.schedule(due, this::run);
        }
    }

    private void run() {
        // First, so that a token kept from now on schedules a run of its own.
        scheduled.set(false);
        if (closed) {
            return;
        }
        Instant now = clock.instant();
        try {
            sweep(now);
            scheduleNext(now.plus(PAUSE));
        } catch (RuntimeException e) {
            if (!closed) {
                log.error("Removing expired request tokens failed; it is tried again after {}", PAUSE, e);
                scheduleAt(now.plus(PAUSE));
            }
        }
    }

    private void scheduleNext(Instant earliest) {
        Optional<Instant> expiry = store.read(TokenRecords::findFirstExpiry);
        expiry.ifPresent(first -> scheduleAt(first.isAfter(earliest) ? first : earliest));
    }

    private void sweep(Instant now) {
        int removed;
        do {
            removed = CommitRetries.run(
                    store, transaction -> TokenRecords.removeExpired(transaction, now, REMOVED_COUNT_MAX));
        } while (removed == REMOVED_COUNT_MAX);
    }
}
