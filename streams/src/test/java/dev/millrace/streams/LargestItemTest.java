package dev.millrace.streams;

import static dev.millrace.streams.StreamsFixture.arn;
import static dev.millrace.streams.StreamsFixture.item;
import static dev.millrace.streams.StreamsFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.DynamoNumber;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.StoreEnvironment;
import dev.millrace.storage.kv.StoreOptions;
import dev.millrace.storage.kv.StoreProvider;
import dev.millrace.storage.kv.memory.MemoryStore;
import dev.millrace.storage.table.TableDefinition;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items of 400 KB whose JSON is as long as can be, replaced under a stream that carries both images. */
class LargestItemTest {
    private static final int ITEM_SIZE_MAX = 400 * 1024;

    @Test
    void theLongestItemsFitInMemory() {
        try (OrderedStore store = new MemoryStore()) {
            replaceLargeItems(store);
        }
    }

    @Test
    void theLongestItemsFitOnDisk(@TempDir Path directory) {
        try (StoreEnvironment environment = StoreProvider.require("rocksdb").environment();
                OrderedStore store = environment.open(StoreOptions.in(directory, Durability.FSYNC_NEVER))) {
            replaceLargeItems(store);
        }
    }

    private static void replaceLargeItems(OrderedStore store) {
        AttributeValue number = new AttributeValue.N(DynamoNumber.ofCanonical("1" + "0".repeat(125)));
        Item list = item("a", "l", new AttributeValue.L(Collections.nCopies(130_000, number)));
        Item sets = smallestNumbers();
        assertThat(list.size()).isBetween(ITEM_SIZE_MAX - 25_000, ITEM_SIZE_MAX);
        assertThat(sets.size()).isBetween(ITEM_SIZE_MAX - 25_000, ITEM_SIZE_MAX);
        try (StreamsFixture it = new StreamsFixture(store, StreamSettings.DEFAULT)) {
            TableDefinition table = it.createTable("music", StreamViewType.NEW_AND_OLD_IMAGES);

            it.put(table, list);
            it.put(table, sets);

            assertThat(Objects.equals(sets, it.items.find(table, key("a")))).isTrue();
            List<StreamRecord> records = it.readAll(arn(table));
            assertThat(records).hasSize(2);
            assertThat(Objects.equals(list, records.get(1).oldImage())).isTrue();
            assertThat(Objects.equals(sets, records.get(1).newImage())).isTrue();
        }
    }

    /** Sets of the numbers that take the most characters for what they count, 1E-130 to 99E-130. */
    private static Item smallestNumbers() {
        Set<DynamoNumber> set = new LinkedHashSet<>();
        for (int number = 1; number < 100; number++) {
            String digits = (number < 10 ? "0" : "") + number;
            set.add(DynamoNumber.ofCanonical("0." + ("0".repeat(128) + digits).replaceAll("0+$", "")));
        }
        AttributeValue value = new AttributeValue.NS(set);
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("pk", AttributeValue.s("a"));
        for (int size = 3; size + 5 + value.size() < ITEM_SIZE_MAX; size += 5 + value.size()) {
            attributes.put("n" + (1000 + attributes.size()), value);
        }
        return Item.of(attributes);
    }
}
