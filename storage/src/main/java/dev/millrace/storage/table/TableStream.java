package dev.millrace.storage.table;

import dev.millrace.protocol.operation.StreamViewType;

/**
 * The latest stream of a table, as the table's definition knows it.
 *
 * @param id never reused
 * @param label UTC time in milliseconds, rising per table name
 * @param enabled false once it was turned off; the table goes on naming it
 */
public record TableStream(long id, String label, String arn, StreamViewType viewType, boolean enabled) {
    /** The same stream, turned off. */
    public TableStream disabled() {
        return new TableStream(id, label, arn, viewType, false);
    }
}
