package dev.millrace.protocol.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Capacity used by a request: in all, and with INDEXES by table and index. */
public record ConsumedCapacity(
        String tableName,
        double capacityUnits,
        @Nullable Double readCapacityUnits,
        @Nullable Double writeCapacityUnits,
        @Nullable Capacity table,
        @Nullable Map<String, Capacity> localSecondaryIndexes,
        @Nullable Map<String, Capacity> globalSecondaryIndexes) {
    public ConsumedCapacity {
        localSecondaryIndexes = Absent.copy(localSecondaryIndexes);
        globalSecondaryIndexes = Absent.copy(globalSecondaryIndexes);
    }

    /** What {@link ReturnConsumedCapacity#TOTAL} answers. */
    public static ConsumedCapacity total(String tableName, double capacityUnits) {
        return new ConsumedCapacity(tableName, capacityUnits, null, null, null, null, null);
    }

    /** What {@link ReturnConsumedCapacity#INDEXES} answers on a table without indexes. */
    public static ConsumedCapacity ofTable(String tableName, double capacityUnits) {
        return new ConsumedCapacity(
                tableName, capacityUnits, null, null, new Capacity(capacityUnits, null, null), null, null);
    }
}
