package dev.millrace.server.capacity;

import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.ConsumedCapacity;
import dev.millrace.protocol.operation.ReturnConsumedCapacity;
import org.jspecify.annotations.Nullable;

/**
 * What an operation on one item of a table without indexes costs (source: capacity.md, units).
 *
 * <p>Millrace counts capacity for those who ask and never throttles by it.
 */
public final class CapacityMeter {
    private static final int READ_UNIT_SIZE = 4096;
    private static final int WRITE_UNIT_SIZE = 1024;

    private CapacityMeter() {}

    /** A read: whole units of 4 KB, half of that if it may be stale; a missing item counts as the smallest. */
    public static @Nullable ConsumedCapacity read(
            @Nullable ReturnConsumedCapacity choice, String tableName, @Nullable Item item, boolean consistent) {
        if (!isAsked(choice)) {
            return null;
        }
        double units = units(item, READ_UNIT_SIZE);
        return consumed(choice, tableName, consistent ? units : units / 2);
    }

    /** A write: whole units of 1 KB of the larger image, whether it changed anything or not. */
    public static @Nullable ConsumedCapacity write(
            @Nullable ReturnConsumedCapacity choice, String tableName, @Nullable Item before, @Nullable Item after) {
        return isAsked(choice)
                ? consumed(choice, tableName, Math.max(units(before, WRITE_UNIT_SIZE), units(after, WRITE_UNIT_SIZE)))
                : null;
    }

    private static boolean isAsked(@Nullable ReturnConsumedCapacity choice) {
        return choice != null && choice != ReturnConsumedCapacity.NONE;
    }

    private static ConsumedCapacity consumed(@Nullable ReturnConsumedCapacity choice, String tableName, double units) {
        return choice == ReturnConsumedCapacity.INDEXES
                ? ConsumedCapacity.ofTable(tableName, units)
                : ConsumedCapacity.total(tableName, units);
    }

    private static int units(@Nullable Item item, int unitSize) {
        return item == null ? 1 : Math.max(1, (item.size() + unitSize - 1) / unitSize);
    }
}
