package dev.millrace.server.capacity;

import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.operation.ConsumedCapacity;
import dev.millrace.protocol.operation.ReturnConsumedCapacity;
import dev.millrace.storage.table.IndexDefinition;
import dev.millrace.storage.table.IndexProjection;
import dev.millrace.storage.table.TableDefinition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an operation on one item costs (source: capacity.md, units). Pure functions; for several items see {@link
 * CapacityTally}, for pages {@link PageMeter}.
 *
 * <p>Millrace counts capacity for those who ask and never throttles by it.
 */
public final class CapacityMeter {
    private static final int READ_UNIT_SIZE = 4096;
    private static final int WRITE_UNIT_SIZE = 1024;

    private CapacityMeter() {}

    /** Whether a request asks for its cost. */
    static boolean isAsked(@Nullable ReturnConsumedCapacity choice) {
        return choice != null && choice != ReturnConsumedCapacity.NONE;
    }

    /** A read of one item; a missing one counts as the smallest. */
    public static @Nullable ConsumedCapacity read(
            @Nullable ReturnConsumedCapacity choice, TableDefinition table, @Nullable Item item, boolean consistent) {
        if (!isAsked(choice)) {
            return null;
        }
        UsedCapacity used = new UsedCapacity(table.name());
        used.addTable(readUnits(item == null ? 0 : item.size(), consistent));
        return used.answer(choice, UsedCapacity.Direction.UNNAMED);
    }

    /** A write of one item. */
    public static @Nullable ConsumedCapacity write(
            @Nullable ReturnConsumedCapacity choice,
            TableDefinition table,
            @Nullable Item before,
            @Nullable Item after) {
        if (!isAsked(choice)) {
            return null;
        }
        UsedCapacity used = new UsedCapacity(table.name());
        used.addTable(writeUnits(before, after));
        addIndexWrites(used, table, before, after);
        return used.answer(choice, UsedCapacity.Direction.UNNAMED);
    }

    /** What a read costs its table: whole units of 4 KB, at least one, half of that if it may be stale. */
    static double readUnits(long sizeBytes, boolean consistent) {
        long units = readUnits(sizeBytes);
        return consistent ? units : units / 2.0;
    }

    /** Whole units of 4 KB, at least one. */
    static long readUnits(long sizeBytes) {
        return Math.max(1, (sizeBytes + READ_UNIT_SIZE - 1) / READ_UNIT_SIZE);
    }

    /** What a write costs its table: whole units of 1 KB of the larger image, whether it changed anything or not. */
    static int writeUnits(@Nullable Item before, @Nullable Item after) {
        return Math.max(writeUnits(before), writeUnits(after));
    }

    /** Adds what a write costs the indexes: nothing where it changes no entry. */
    static void addIndexWrites(UsedCapacity used, TableDefinition table, @Nullable Item before, @Nullable Item after) {
        for (IndexDefinition index : table.indexes()) {
            int units = indexWriteUnits(table, index, before, after);
            if (units > 0) {
                used.addIndex(index, units);
            }
        }
    }

    /** The table of capacity.md: old and new entry both count when the entry moves, the larger one when it stays. */
    private static int indexWriteUnits(
            TableDefinition table, IndexDefinition index, @Nullable Item before, @Nullable Item after) {
        Item entryBefore = IndexProjection.entry(table, index, before);
        Item entryAfter = IndexProjection.entry(table, index, after);
        if (entryBefore == null || entryAfter == null) {
            Item only = entryBefore == null ? entryAfter : entryBefore;
            return only == null ? 0 : writeUnits(only);
        }
        if (!haveSameKey(index, entryBefore, entryAfter)) {
            return writeUnits(entryBefore) + writeUnits(entryAfter);
        }
        return entryBefore.equals(entryAfter) ? 0 : writeUnits(entryBefore, entryAfter);
    }

    private static boolean haveSameKey(IndexDefinition index, Item before, Item after) {
        for (KeyAttribute attribute : index.keySchema().attributes()) {
            if (!Objects.equals(before.find(attribute.name()), after.find(attribute.name()))) {
                return false;
            }
        }
        return true;
    }

    private static int writeUnits(@Nullable Item item) {
        return item == null ? 1 : Math.max(1, (item.size() + WRITE_UNIT_SIZE - 1) / WRITE_UNIT_SIZE);
    }
}
