package dev.millrace.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.memory.MemoryStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tables, items and writes for tests. */
final class Tables {
    static final Instant NOW = Instant.parse("2026-11-22T10:16:00.123Z");
    static final WriteContext CONTEXT = new WriteContext(NOW, "us-east-1", WriteContext.Actor.CALLER);

    private Tables() {}

    static TableDefinition draft(String name) {
        return TableDefinition.builder(name, KeySchema.of(new KeyAttribute("pk", AttributeType.S), null))
                .tableId("0a7bb8c1-0000-4000-8000-000000000001")
                .arn("arn:aws:dynamodb:us-east-1:000000000000:table/" + name)
                .created(NOW)
                .build();
    }

    static PrimaryKey key(String pk) {
        return new PrimaryKey(AttributeValue.s(pk), null);
    }

    static Item item(String pk, String attribute, AttributeValue value) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("pk", AttributeValue.s(pk));
        attributes.put(attribute, value);
        return Item.of(attributes);
    }

    static WriteResult write(ItemStore items, TableDefinition table, String pk, ItemMutation mutation) {
        CompletableFuture<WriteResult> result = new CompletableFuture<>();
        items.mutate(table, key(pk), mutation, CONTEXT, result::complete);
        return result.join();
    }

    static void put(ItemStore items, TableDefinition table, Item item) {
        AttributeValue pk = Objects.requireNonNull(item.find("pk"));
        CompletableFuture<WriteResult> result = new CompletableFuture<>();
        items.mutate(table, new PrimaryKey(pk, null), before -> item, CONTEXT, result::complete);
        assertThat(result.join()).isInstanceOf(WriteResult.Written.class);
    }

    /** A store to begin with before the test's own is opened. */
    static OrderedStore closedStore() {
        OrderedStore store = new MemoryStore();
        store.close();
        return store;
    }

    /** An update that makes {@code after}, whatever was before. */
    static ItemMutation update(Item after) {
        return new ItemMutation() {
            @Override
            public Item apply(@Nullable Item before) {
                return after;
            }

            @Override
            public Kind kind() {
                return Kind.UPDATE;
            }
        };
    }
}
