package dev.millrace.server.capacity;

import dev.millrace.protocol.operation.Capacity;
import dev.millrace.protocol.operation.ConsumedCapacity;
import dev.millrace.protocol.operation.ReturnConsumedCapacity;
import dev.millrace.storage.table.IndexDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The units one request used on one table and its indexes. Not thread-safe; belongs to one request. */
final class UsedCapacity {
    private final String tableName;
    private double tableUnits;
    private final Map<String, Double> localUnits = new LinkedHashMap<>(0);
    private final Map<String, Double> globalUnits = new LinkedHashMap<>(0);

    UsedCapacity(String tableName) {
        this.tableName = tableName;
    }

    /** Whether an answer says, beside the units, which kind they are; only transactions do (recorded on AWS). */
    enum Direction {
        UNNAMED,
        READ,
        WRITE
    }

    void addTable(double units) {
        tableUnits += units;
    }

    void addIndex(IndexDefinition index, double units) {
        (index.isLocal() ? localUnits : globalUnits).merge(index.name(), units, Double::sum);
    }

    /** What the answer shows; the total is the sum of all arms. */
    ConsumedCapacity answer(@Nullable ReturnConsumedCapacity choice, Direction direction) {
        boolean byArm = choice == ReturnConsumedCapacity.INDEXES;
        Capacity total = capacity(tableUnits + sum(localUnits) + sum(globalUnits), direction);
        return new ConsumedCapacity(
                tableName,
                total.capacityUnits(),
                total.readCapacityUnits(),
                total.writeCapacityUnits(),
                byArm ? capacity(tableUnits, direction) : null,
                byArm ? capacities(localUnits, direction) : null,
                byArm ? capacities(globalUnits, direction) : null);
    }

    private static @Nullable Map<String, Capacity> capacities(Map<String, Double> units, Direction direction) {
        if (units.isEmpty()) {
            return null;
        }
        Map<String, Capacity> capacities = new LinkedHashMap<>();
        units.forEach((index, used) -> capacities.put(index, capacity(used, direction)));
        return capacities;
    }

    private static Capacity capacity(double units, Direction direction) {
        return switch (direction) {
            case UNNAMED -> new Capacity(units, null, null);
            case READ -> new Capacity(units, units, null);
            case WRITE -> new Capacity(units, null, units);
        };
    }

    private static double sum(Map<String, Double> units) {
        double sum = 0;
        for (double used : units.values()) {
            sum += used;
        }
        return sum;
    }
}
