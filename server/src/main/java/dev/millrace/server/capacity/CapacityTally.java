package dev.millrace.server.capacity;

import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.ConsumedCapacity;
import dev.millrace.protocol.operation.ReturnConsumedCapacity;
import dev.millrace.storage.table.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation on several tables costs, one sum per table in the order in which the tables come up (source:
 * capacity.md). Each item is rounded by itself. Not thread-safe; belongs to one request.
 */
public final class CapacityTally {
    /** Transactions cost twice, but on AWS not on indexes (recorded on AWS). */
    private static final int TRANSACTION_FACTOR = 2;

    private final @Nullable ReturnConsumedCapacity choice;
    private final Map<String, UsedCapacity> usedByTable = new LinkedHashMap<>();
    private UsedCapacity.Direction direction = UsedCapacity.Direction.UNNAMED;

    /** An empty tally, which counts nothing unless the request asks for it. */
    public CapacityTally(@Nullable ReturnConsumedCapacity choice) {
        this.choice = choice;
    }

    /**
     * Adds one item of a batch that reads.
     *
     * @param item null if it is missing, which counts as the smallest
     */
    public void read(TableDefinition table, @Nullable Item item, boolean consistent) {
        if (CapacityMeter.isAsked(choice)) {
            used(table).addTable(CapacityMeter.readUnits(item == null ? 0 : item.size(), consistent));
        }
    }

    /** Adds one item of a batch that writes. */
    public void write(TableDefinition table, @Nullable Item before, @Nullable Item after) {
        if (CapacityMeter.isAsked(choice)) {
            UsedCapacity used = used(table);
            used.addTable(CapacityMeter.writeUnits(before, after));
            CapacityMeter.addIndexWrites(used, table, before, after);
        }
    }

    /** Adds one item of a transaction that reads, or that finds its writes done. */
    public void readInTransaction(TableDefinition table, int sizeBytes) {
        if (CapacityMeter.isAsked(choice)) {
            direction = UsedCapacity.Direction.READ;
            used(table).addTable(TRANSACTION_FACTOR * CapacityMeter.readUnits(sizeBytes, true));
        }
    }

    /** Adds one item of a transaction that writes; one that it only looks at counts as written. */
    public void writeInTransaction(TableDefinition table, @Nullable Item before, @Nullable Item after) {
        if (CapacityMeter.isAsked(choice)) {
            direction = UsedCapacity.Direction.WRITE;
            UsedCapacity used = used(table);
            used.addTable(TRANSACTION_FACTOR * CapacityMeter.writeUnits(before, after));
            CapacityMeter.addIndexWrites(used, table, before, after);
        }
    }

    /** What the answer shows; null if the request does not ask. */
    public @Nullable List<ConsumedCapacity> answer() {
        if (!CapacityMeter.isAsked(choice)) {
            return null;
        }
        List<ConsumedCapacity> answer = new ArrayList<>(usedByTable.size());
        for (UsedCapacity used : usedByTable.values()) {
            answer.add(used.answer(choice, direction));
        }
        return answer;
    }

    private UsedCapacity used(TableDefinition table) {
        return usedByTable.computeIfAbsent(table.name(), UsedCapacity::new);
    }
}
