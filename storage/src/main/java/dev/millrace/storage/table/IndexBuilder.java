package dev.millrace.storage.table;

import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.kv.OrderedStore;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills indexes that were added to tables with items: small tables while the caller waits, large ones on the
 * namespace's clock, in tasks short enough for its other tasks to come between. Thread-safe.
 */
public final class IndexBuilder {
    private static final Logger log = LoggerFactory.getLogger(IndexBuilder.class);

    /** Batches while the caller waits: 10,000 items, or some 40 MB, in less than a second. */
    static final int WAITED_BATCH_COUNT_MAX = 40;

    /** Batches of one task of the clock. */
    private static final int TASK_BATCH_COUNT_MAX = 20;

    /** Time until the next try after a failure of the engine, such as a full disk. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final IndexBackfill backfill;
    private final VirtualClock clock;
    private volatile boolean closed;

    /** A builder over the store of {@code catalog}. */
    public IndexBuilder(OrderedStore store, TableCatalog catalog, VirtualClock clock) {
        this.backfill = new IndexBackfill(store, catalog, IndexBackfill.BATCH_ITEM_COUNT_MAX);
        this.clock = clock;
    }

    /** Takes up the backfills that a former run of the store left; to be called once, at the start. */
    public void resume() {
        backfill.tasks().forEach(task -> schedule(task, Duration.ZERO));
    }

    /**
     * Begins the backfill of an index that has just been added, and ends it too if the table is small. If the engine
     * fails it goes on later: the index is there already, so its caller has nothing to take back.
     */
    public void build(TableDefinition table, IndexDefinition index) {
        run(new IndexBackfill.Task(table.name(), table.id(), index.id()), WAITED_BATCH_COUNT_MAX);
    }

    /** Lets no further batch begin; indexes under way are taken up at the next start. */
    public void close() {
        closed = true;
    }

    /** Whether more is to be done. */
    private boolean advance(IndexBackfill.Task task, int batchCountMax) {
        for (int count = 0; count < batchCountMax; count++) {
            if (closed || !backfill.advance(task, clock.instant())) {
                return false;
            }
        }
        return true;
    }

    private void schedule(IndexBackfill.Task task, Duration delay) {
        if (!closed) {
            clock.schedule(clock.instant().plus(delay), () -> run(task, TASK_BATCH_COUNT_MAX));
        }
    }

    private void run(IndexBackfill.Task task, int batchCountMax) {
        try {
            if (advance(task, batchCountMax)) {
                schedule(task, Duration.ZERO);
            }
        } catch (RuntimeException failure) {
            if (!closed) {
                log.warn("An index of table {} cannot be filled now; it is tried again.", task.tableName(), failure);
                schedule(task, PAUSE_AFTER_FAILURE);
            }
        }
    }
}
