package dev.millrace.storage.table;

import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.kv.Transaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** For a store without streams. */
final class NoChangeCapture implements ChangeCapture {
    @Override
    public TableStream enable(Transaction transaction, TableDefinition table, StreamViewType viewType, Instant now) {
        throw new UnsupportedOperationException("this store is used without streams");
    }

    @Override
    public TableStream disable(Transaction transaction, TableDefinition table, Instant now) {
        throw new UnsupportedOperationException("this store is used without streams");
    }

    @Override
    public void tableDeleted(Transaction transaction, TableDefinition table, Instant now) {}

    @Override
    public @Nullable CapturePlan plan(TableDefinition table) {
        return null;
    }

    @Override
    public void forgetPlan(TableDefinition table) {}
}
