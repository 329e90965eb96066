package dev.millrace.storage.table;

import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.kv.OrderedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes idempotency tokens that have expired. Thread-safe.
 *
 * <p>Runs on the namespace's clock, and only once a token was used. Nobody has to wait for a run: an expired token
 * counts as absent.
 */
public final class TokenSweeper {
    private static final Logger log = LoggerFactory.getLogger(TokenSweeper.class);

    /** So that a namespace is swept ten times in the life of a token. */
    private static final Duration PAUSE = Duration.ofMillis(ServiceLimits.REQUEST_TOKEN_LIFETIME_MILLIS / 10);

    /** What one transaction removes at most, so that writers wait for no more than that. */
    private static final int REMOVED_COUNT_MAX = 100;

    private final OrderedStore store;
    private final VirtualClock clock;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean closed;

    public TokenSweeper(OrderedStore store, VirtualClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Begins to run by the clock; once is enough, more do nothing. */
    public void start() {
        if (!started.get() && started.compareAndSet(false, true)) {
            clock.schedule(clock.instant().plus(PAUSE), this::run);
        }
    }

    /** Ends the runs; one under way may fail quietly. */
    public void close() {
        closed = true;
    }

    private void run() {
        if (closed) {
            return;
        }
        Instant now = clock.instant();
        try {
            sweep(now);
        } catch (RuntimeException e) {
            if (closed) {
                return;
            }
            log.error("Removing expired request tokens failed; it is tried again after {}", PAUSE, e);
        }
        clock.schedule(now.plus(PAUSE), this::run);
    }

    /** Removes all tokens that have expired at {@code now}. */
    public void sweep(Instant now) {
        int removed;
        do {
            removed = CommitRetries.run(
                    store, transaction -> TokenRecords.removeExpired(transaction, now, REMOVED_COUNT_MAX));
        } while (removed == REMOVED_COUNT_MAX);
    }
}
