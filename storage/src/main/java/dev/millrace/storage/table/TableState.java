package dev.millrace.storage.table;

import dev.millrace.protocol.operation.TableStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a table: ACTIVE, or for a while CREATING, UPDATING or DELETING.
 *
 * @param until when the clock ends a state that does not last; null for ACTIVE
 */
public record TableState(TableStatus status, @Nullable Instant until) {
    /** The state that lasts. */
    public static final TableState ACTIVE = new TableState(TableStatus.ACTIVE, null);

    /** Whether items can be read and written: not before the table is made, nor once its deletion has begun. */
    public boolean takesItems() {
        return status != TableStatus.CREATING && status != TableStatus.DELETING;
    }
}
