package dev.millrace.storage.table;

import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.kv.Transaction;
import java.time.Instant;

/** Lets a table update turn the table's stream on or off in its own transaction. Valid only during that update. */
public final class StreamSwitch {
    private final ChangeCapture capture;
    private final Transaction transaction;
    private final Instant now;

    StreamSwitch(ChangeCapture capture, Transaction transaction, Instant now) {
        this.capture = capture;
        this.transaction = transaction;
        this.now = now;
    }

    /**
     * The table with a new stream.
     *
     * @throws dev.millrace.protocol.error.ApiException if the table has an enabled stream
     */
    public TableDefinition enable(TableDefinition table, StreamViewType viewType) {
        return table.withLatestStream(capture.enable(transaction, table, viewType, now));
    }

    /**
     * The table with its stream turned off.
     *
     * @throws dev.millrace.protocol.error.ApiException if the table has no enabled stream
     */
    public TableDefinition disable(TableDefinition table) {
        return table.withLatestStream(capture.disable(transaction, table, now));
    }
}
