package dev.millrace.server.capacity;

import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.Capacity;
import dev.millrace.protocol.operation.ConsumedCapacity;
import dev.millrace.protocol.operation.ReturnConsumedCapacity;
import dev.millrace.storage.table.IndexDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page of Query or Scan costs (source: capacity.md, units): the sizes of what was evaluated are summed, then
 * rounded once; what a local index fetched from the table is rounded item by item. Used by one thread for one page.
 */
public final class PageMeter {
    private long evaluatedBytes;
    private long fetchedUnits;

    /** Counts an item or an index entry, whether it passes a filter or not. */
    public void evaluated(Item entry) {
        evaluatedBytes += entry.size();
    }

    /** Counts an item that was read from the table because the index lacks some of it. */
    public void fetched(Item item) {
        fetchedUnits += CapacityMeter.readUnits(item.size());
    }

    /**
     * The cost in the form that was asked for, or null.
     *
     * @param index what was read, or null for the table itself
     * @param consistent whether a page that may be stale would not have done, which doubles the price
     */
    public @Nullable ConsumedCapacity consumed(
            @Nullable ReturnConsumedCapacity choice,
            String tableName,
            @Nullable IndexDefinition index,
            boolean consistent) {
        if (!CapacityMeter.isAsked(choice)) {
            return null;
        }
        double price = consistent ? 1 : 0.5;
        // A page that evaluated nothing costs the smallest unit all the same.
        double evaluated = CapacityMeter.readUnits(evaluatedBytes) * price;
        double fetched = fetchedUnits * price;
        if (choice == ReturnConsumedCapacity.TOTAL) {
            return ConsumedCapacity.total(tableName, evaluated + fetched);
        }
        if (index == null) {
            return ConsumedCapacity.ofTable(tableName, evaluated);
        }
        Map<String, Capacity> arm = Map.of(index.name(), new Capacity(evaluated, null, null));
        return new ConsumedCapacity(
                tableName,
                evaluated + fetched,
                null,
                null,
                new Capacity(fetched, null, null),
                index.isLocal() ? arm : null,
                index.isLocal() ? null : arm);
    }
}
