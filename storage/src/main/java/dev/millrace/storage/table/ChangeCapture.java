package dev.millrace.storage.table;

import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.kv.Transaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whoever keeps the changes of tables. Storage calls it inside the transactions that make the changes and knows nothing
 * else about it. Thread-safe.
 */
public interface ChangeCapture {
    /** Captures nothing and refuses to be turned on. */
    ChangeCapture NONE = new NoChangeCapture();

    /**
     * Opens a new stream for a table, inside the transaction that writes the table's definition.
     *
     * @return the stream for the definition to name
     * @throws dev.millrace.protocol.error.ApiException if the table has an enabled stream
     */
    TableStream enable(Transaction transaction, TableDefinition table, StreamViewType viewType, Instant now);

    /**
     * Turns a table's stream off, inside the transaction that writes the table's definition.
     *
     * @return the stream for the definition to go on naming
     * @throws dev.millrace.protocol.error.ApiException if the table has no enabled stream
     */
    TableStream disable(Transaction transaction, TableDefinition table, Instant now);

    /** Takes note that a table goes, inside the transaction that removes its definition. */
    void tableDeleted(Transaction transaction, TableDefinition table, Instant now);

    /**
     * Plans how the changes of a table are captured; cheap, called outside of transactions for each write.
     *
     * @return null if they are not captured
     */
    @Nullable
    CapturePlan plan(TableDefinition table);

    /** Forgets what is remembered for {@link #plan}, because a transaction met a stale guard. */
    void forgetPlan(TableDefinition table);

    /** How the changes of one table are captured, as of a moment which its guards pin down. */
    interface CapturePlan {
        /** Declares what the plan was made from; once per transaction that captures. */
        void guard(Transaction transaction);

        /** Adds one change; several changes of one transaction keep the order of the calls. */
        void capture(Transaction transaction, ItemChange change, WriteContext context);

        /** Takes note that what the last run of the transaction captured was committed; at most once. */
        void committed();
    }
}
