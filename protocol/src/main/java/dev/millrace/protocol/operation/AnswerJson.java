package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.model.Item;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the members that answers share; an absent one is left out. */
final class AnswerJson {
    private AnswerJson() {}

    static void text(String name, @Nullable String value, JsonWriter out) {
        if (value != null) {
            out.name(name).value(value);
        }
    }

    static void texts(String name, @Nullable List<String> values, JsonWriter out) {
        if (values == null) {
            return;
        }
        out.name(name).beginArray();
        for (String value : values) {
            out.value(value);
        }
        out.endArray();
    }

    static void constant(String name, @Nullable Enum<?> value, JsonWriter out) {
        if (value != null) {
            out.name(name).value(value.name());
        }
    }

    static void number(String name, @Nullable Long value, JsonWriter out) {
        if (value != null) {
            out.name(name).value(value.longValue());
        }
    }

    static void bool(String name, @Nullable Boolean value, JsonWriter out) {
        if (value != null) {
            out.name(name).value(value.booleanValue());
        }
    }

    static void time(String name, @Nullable Instant value, JsonWriter out) {
        if (value != null) {
            out.name(name).seconds(value);
        }
    }

    static void attributes(String name, @Nullable Item item, JsonWriter out) {
        if (item != null) {
            out.name(name);
            ItemJson.write(item, out);
        }
    }

    static void consumedCapacity(@Nullable ConsumedCapacity consumed, JsonWriter out) {
        if (consumed != null) {
            out.name("ConsumedCapacity");
            write(consumed, out);
        }
    }

    /** The form of operations on several tables. */
    static void consumedCapacities(@Nullable List<ConsumedCapacity> consumed, JsonWriter out) {
        if (consumed == null) {
            return;
        }
        out.name("ConsumedCapacity").beginArray();
        for (ConsumedCapacity ofTable : consumed) {
            write(ofTable, out);
        }
        out.endArray();
    }

    static void itemCollectionMetrics(@Nullable ItemCollectionMetrics metrics, JsonWriter out) {
        if (metrics != null) {
            out.name("ItemCollectionMetrics");
            write(metrics, out);
        }
    }

    /** The form of operations on several tables; by the table's name. */
    static void itemCollectionMetrics(@Nullable Map<String, List<ItemCollectionMetrics>> byTable, JsonWriter out) {
        if (byTable == null) {
            return;
        }
        out.name("ItemCollectionMetrics").beginObject();
        for (Map.Entry<String, List<ItemCollectionMetrics>> table : byTable.entrySet()) {
            out.name(table.getKey()).beginArray();
            for (ItemCollectionMetrics metrics : table.getValue()) {
                write(metrics, out);
            }
            out.endArray();
        }
        out.endObject();
    }

    private static void write(ConsumedCapacity consumed, JsonWriter out) {
        out.beginObject();
        out.name("TableName").value(consumed.tableName());
        out.name("CapacityUnits").decimal(consumed.capacityUnits());
        decimal("ReadCapacityUnits", consumed.readCapacityUnits(), out);
        decimal("WriteCapacityUnits", consumed.writeCapacityUnits(), out);
        Capacity table = consumed.table();
        if (table != null) {
            out.name("Table");
            capacity(table, out);
        }
        capacities("LocalSecondaryIndexes", consumed.localSecondaryIndexes(), out);
        capacities("GlobalSecondaryIndexes", consumed.globalSecondaryIndexes(), out);
        out.endObject();
    }

    private static void write(ItemCollectionMetrics metrics, JsonWriter out) {
        out.beginObject();
        attributes("ItemCollectionKey", metrics.itemCollectionKey(), out);
        out.name("SizeEstimateRangeGB").beginArray();
        out.decimal(metrics.sizeEstimateLowerGigabytes());
        out.decimal(metrics.sizeEstimateUpperGigabytes());
        out.endArray();
        out.endObject();
    }

    private static void capacities(String name, @Nullable Map<String, Capacity> byIndex, JsonWriter out) {
        if (byIndex == null) {
            return;
        }
        out.name(name).beginObject();
        for (Map.Entry<String, Capacity> entry : byIndex.entrySet()) {
            out.name(entry.getKey());
            capacity(entry.getValue(), out);
        }
        out.endObject();
    }

    private static void capacity(Capacity capacity, JsonWriter out) {
        out.beginObject();
        out.name("CapacityUnits").decimal(capacity.capacityUnits());
        decimal("ReadCapacityUnits", capacity.readCapacityUnits(), out);
        decimal("WriteCapacityUnits", capacity.writeCapacityUnits(), out);
        out.endObject();
    }

    private static void decimal(String name, @Nullable Double value, JsonWriter out) {
        if (value != null) {
            out.name(name).decimal(value);
        }
    }
}
