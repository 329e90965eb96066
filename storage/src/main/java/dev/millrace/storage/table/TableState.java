package dev.millrace.storage.table;

import dev.millrace.protocol.operation.TableStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a table: ACTIVE, or for a while CREATING, UPDATING or DELETING.
 *
 * @param until when the clock ends a state that does not last; null for ACTIVE
 * @param deletedIndexes the indexes that the update took from the table, shown as DELETING as long as this state lasts;
 *     they are no part of the table any more
 */
public record TableState(TableStatus status, @Nullable Instant until, List<IndexDefinition> deletedIndexes) {
    /** The state that lasts. */
    public static final TableState ACTIVE = new TableState(TableStatus.ACTIVE, null, List.of());

    public TableState {
        deletedIndexes = List.copyOf(deletedIndexes);
    }

    /** Whether items can be read and written: not before the table is made, nor once its deletion has begun. */
    public boolean takesItems() {
        return status != TableStatus.CREATING && status != TableStatus.DELETING;
    }
}
