package dev.millrace.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.ShardDescription;
import dev.millrace.protocol.operation.ShardIteratorType;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.clock.MovableClock;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.memory.MemoryStore;
import dev.millrace.storage.table.ItemStore;
import dev.millrace.storage.table.ItemWrite;
import dev.millrace.storage.table.TableCatalog;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.WriteAllResult;
import dev.millrace.storage.table.WriteContext;
import dev.millrace.storage.table.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A store with tables, items, streams and a clock that stands still. */
public final class StreamsFixture implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-11-22T10:16:00.123Z");
    static final int PAGE = 1000;

    public final OrderedStore store;
    public final MovableClock clock = new MovableClock(() -> START, "test-clock");
    public final StreamService streams;
    public final TableCatalog catalog;
    public final ItemStore items;

    public StreamsFixture() {
        this(new MemoryStore(), StreamSettings.DEFAULT.withRotation(Duration.ZERO));
    }

    public StreamsFixture(OrderedStore store, StreamSettings settings) {
        this.store = store;
        clock.freeze();
        streams = new StreamService(store, clock, settings, new Random(1));
        catalog = new TableCatalog(store, streams);
        items = new ItemStore(store, catalog, streams);
    }

    public TableDefinition createTable(String name, @Nullable StreamViewType viewType) {
        return catalog.create(
                TableDefinition.builder(name, KeySchema.of(new KeyAttribute("pk", AttributeType.S), null))
                        .tableId("0a7bb8c1-0000-4000-8000-000000000001")
                        .arn("arn:aws:dynamodb:eu-west-1:000000000000:table/" + name)
                        .created(clock.instant())
                        .build(),
                viewType,
                clock.instant());
    }

    public TableDefinition enable(String name, StreamViewType viewType) {
        return catalog.update(name, (before, streams) -> streams.enable(before, viewType), clock.instant());
    }

    public TableDefinition disable(String name) {
        return catalog.update(name, (before, streams) -> streams.disable(before), clock.instant());
    }

    public static String arn(TableDefinition table) {
        return Objects.requireNonNull(table.latestStream()).arn();
    }

    public static Item item(String pk, Object... namesAndValues) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("pk", AttributeValue.s(pk));
        for (int index = 0; index < namesAndValues.length; index += 2) {
            Object value = namesAndValues[index + 1];
            attributes.put(
                    (String) namesAndValues[index],
                    value instanceof Integer number
                            ? AttributeValue.n(number)
                            : value instanceof String text ? AttributeValue.s(text) : (AttributeValue) value);
        }
        return Item.of(attributes);
    }

    public static PrimaryKey key(String pk) {
        return new PrimaryKey(AttributeValue.s(pk), null);
    }

    public WriteContext context() {
        return new WriteContext(clock.instant(), "us-east-1", WriteContext.Actor.CALLER);
    }

    public void put(TableDefinition table, Item item) {
        write(table, ((AttributeValue.S) Objects.requireNonNull(item.find("pk"))).value(), item);
    }

    public void delete(TableDefinition table, String pk) {
        write(table, pk, null);
    }

    public void write(TableDefinition table, String pk, @Nullable Item after) {
        CompletableFuture<WriteResult> result = new CompletableFuture<>();
        items.mutate(table, key(pk), before -> after, context(), result::complete);
        assertThat(result.join()).isInstanceOf(WriteResult.Written.class);
    }

    public void writeAll(List<ItemWrite> writes) {
        CompletableFuture<WriteAllResult> result = new CompletableFuture<>();
        items.mutateAll(writes, context(), result::complete);
        assertThat(result.join()).isInstanceOf(WriteAllResult.Written.class);
    }

    public List<ShardDescription> shards(String arn) {
        return streams.describe(arn, null, 100, clock.instant()).shards();
    }

    public String iterator(String arn, ShardIteratorType type) {
        return iterator(arn, type, null);
    }

    public String iterator(String arn, ShardIteratorType type, @Nullable String sequenceNumber) {
        return streams.shardIterator(arn, shards(arn).get(0).shardId(), type, sequenceNumber, clock.instant());
    }

    public RecordsPage read(String iterator) {
        return streams.records(iterator, PAGE, clock.instant());
    }

    /** All records of all shards, each shard's in order, parents before children. */
    public List<StreamRecord> readAll(String arn) {
        List<StreamRecord> records = new ArrayList<>();
        for (ShardDescription shard : shards(arn)) {
            String iterator =
                    streams.shardIterator(arn, shard.shardId(), ShardIteratorType.TRIM_HORIZON, null, clock.instant());
            while (iterator != null) {
                RecordsPage page = read(iterator);
                records.addAll(page.records());
                iterator = page.records().isEmpty() ? null : page.nextIterator();
            }
        }
        return records;
    }

    @Override
    public void close() {
        streams.close();
        clock.close();
    }
}
