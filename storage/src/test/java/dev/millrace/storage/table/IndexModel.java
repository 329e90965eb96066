package dev.millrace.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.expression.eval.KeyOperator;
import dev.millrace.protocol.expression.eval.KeyPredicate;
import dev.millrace.protocol.expression.eval.KeyRange;
import dev.millrace.protocol.expression.eval.ValueOrder;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.ProjectionType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Random writes to a table with indexes of every kind, and what a plain map says that its indexes hold then. The map
 * knows nothing of bytes: it filters, projects and sorts all items anew for each question.
 */
final class IndexModel {
    static final KeyAttribute PK = new KeyAttribute("pk", AttributeType.S);
    static final KeyAttribute SK = new KeyAttribute("sk", AttributeType.N);
    static final KeyAttribute A = new KeyAttribute("a", AttributeType.S);
    static final KeyAttribute B = new KeyAttribute("b", AttributeType.N);
    static final KeyAttribute C = new KeyAttribute("c", AttributeType.B);
    private static final List<KeyAttribute> OPTIONAL = List.of(A, B, C);
    private static final Comparator<AttributeValue> ORDER = ValueOrder::compare;

    private final ItemStore items;
    private final SplittableRandom random;
    private final Map<PrimaryKey, Item> expected = new HashMap<>();
    private final String claim;
    private TableDefinition table;

    IndexModel(ItemStore items, TableDefinition table, long seed) {
        this.items = items;
        this.table = table;
        this.random = new SplittableRandom(seed);
        this.claim = "seed " + seed;
    }

    /** A table with a sort key, two local and four global indexes over the same few attributes. */
    static TableDefinition draft(String name) {
        return TableDefinition.builder(name, KeySchema.of(PK, SK))
                .tableId("0a7bb8c1-0000-4000-8000-000000000001")
                .arn("arn:aws:dynamodb:us-east-1:000000000000:table/" + name)
                .created(Tables.NOW)
                .localIndexes(List.of(
                        local("local-all", KeySchema.of(PK, A), ProjectionType.ALL),
                        local("local-keys", KeySchema.of(PK, B), ProjectionType.KEYS_ONLY)))
                .globalIndexes(List.of(
                        global("one", new KeySchema(List.of(A), List.of()), ProjectionType.ALL),
                        global("two", new KeySchema(List.of(B), List.of(C)), ProjectionType.INCLUDE),
                        global("many", new KeySchema(List.of(A, B), List.of(C, PK, SK)), ProjectionType.KEYS_ONLY),
                        global("same", new KeySchema(List.of(PK), List.of(SK)), ProjectionType.ALL)))
                .build();
    }

    static IndexDefinition global(String name, KeySchema schema, ProjectionType projection) {
        return index(name, IndexDefinition.Scope.GLOBAL, schema, projection);
    }

    private static IndexDefinition local(String name, KeySchema schema, ProjectionType projection) {
        return index(name, IndexDefinition.Scope.LOCAL, schema, projection);
    }

    private static IndexDefinition index(
            String name, IndexDefinition.Scope scope, KeySchema schema, ProjectionType projection) {
        return IndexDefinition.active(
                name,
                scope,
                schema,
                projection,
                projection == ProjectionType.INCLUDE ? List.of("v") : List.of(),
                CapacitySettings.payPerRequest(Tables.NOW));
    }

    /** Goes on with a newer definition of the table. */
    void use(TableDefinition definition) {
        table = definition;
    }

    void write(int count) {
        for (int round = 0; round < count; round++) {
            if (random.nextInt(5) == 0) {
                writeMany();
            } else {
                writeOne();
            }
        }
    }

    /** Compares all indexes, their counters and all collections with the map. */
    void check() {
        TableStatistics statistics = items.statistics(table);
        assertThat(statistics.itemCount()).as(claim).isEqualTo(expected.size());
        assertThat(statistics.sizeBytes()).as(claim).isEqualTo(size(expected.values()));
        for (IndexDefinition index : table.indexes()) {
            List<Item> entries = entries(index);
            String what = claim + ", index " + index.name();
            assertThat(scan(ItemRange.all(table, index), true)).as(what).containsExactlyInAnyOrderElementsOf(entries);
            assertThat(statistics.index(index.name()))
                    .as(what)
                    .isEqualTo(new TableStatistics.OfIndex(entries.size(), size(entries)));
            checkSegments(index, entries);
            for (int count = 0; count < 20; count++) {
                checkQuery(index, entries);
            }
        }
        checkCollections();
    }

    private void checkSegments(IndexDefinition index, List<Item> entries) {
        int total = 1 + random.nextInt(5);
        List<Item> found = new ArrayList<>();
        for (int segment = 0; segment < total; segment++) {
            found.addAll(scan(ItemRange.segment(table, index, segment, total), true));
        }
        assertThat(found)
                .as("%s, index %s in %d segments", claim, index.name(), total)
                .containsExactlyInAnyOrderElementsOf(entries);
    }

    private void checkQuery(IndexDefinition index, List<Item> entries) {
        KeyRange condition = condition(index.keySchema());
        List<Item> matching = new ArrayList<>();
        for (Item entry : entries) {
            if (matches(entry, index.keySchema(), condition)) {
                matching.add(entry);
            }
        }
        matching.sort(order(index));
        ItemRange range = ItemRange.query(table, index, condition);
        boolean forward = random.nextBoolean();
        List<Item> found = scan(range, forward);
        if (!forward) {
            java.util.Collections.reverse(matching);
        }
        assertThat(found).as("%s, %s on %s", claim, condition, index.name()).containsExactlyElementsOf(matching);
        if (!matching.isEmpty()) {
            int last = random.nextInt(matching.size());
            Map<String, AttributeValue> position = matching.get(last).attributes();
            assertThat(range.containsKey(position)).as(claim).isTrue();
            assertThat(scan(range.startingAfter(position, forward), forward))
                    .as("%s, %s on %s after %s", claim, condition, index.name(), position)
                    .containsExactlyElementsOf(matching.subList(last + 1, matching.size()));
        }
    }

    /** Writing an item again as it is tells the size of its collection. */
    private void checkCollections() {
        for (Map.Entry<PrimaryKey, Item> entry : expected.entrySet()) {
            long size = 0;
            for (Item item : expected.values()) {
                if (Objects.equals(item.find("pk"), entry.getKey().hash())) {
                    size += item.size();
                    for (IndexDefinition index : table.localIndexes()) {
                        Item local = IndexProjection.entry(table, index, item);
                        size += local == null ? 0 : local.size();
                    }
                }
            }
            assertThat(((WriteResult.Written) mutate(entry.getKey(), before -> before)).collectionSizeBytes())
                    .as("%s, collection of %s", claim, entry.getKey())
                    .isEqualTo(size);
        }
    }

    private void writeOne() {
        PrimaryKey key = key();
        Item after = random.nextInt(4) == 0 ? null : item(key);
        assertThat(mutate(key, before -> after)).as(claim).isInstanceOf(WriteResult.Written.class);
        put(key, after);
    }

    /** Several items of few collections in one commit, sometimes refused as a whole. */
    private void writeMany() {
        Map<PrimaryKey, @Nullable Item> after = new LinkedHashMap<>();
        for (int count = 0; count < 4; count++) {
            PrimaryKey key = key();
            after.put(key, random.nextInt(4) == 0 ? null : item(key));
        }
        boolean refused = random.nextInt(4) == 0;
        List<ItemWrite> writes = new ArrayList<>();
        after.forEach((key, item) -> writes.add(new ItemWrite(table, key, before -> item)));
        if (refused) {
            Map<String, AttributeValue> bad = new LinkedHashMap<>();
            bad.put("pk", AttributeValue.s("refused"));
            bad.put("sk", AttributeValue.n(1));
            bad.put("b", AttributeValue.NULL);
            writes.add(new ItemWrite(
                    table, new PrimaryKey(AttributeValue.s("refused"), AttributeValue.n(1)), before -> Item.of(bad)));
        }
        CompletableFuture<WriteAllResult> result = new CompletableFuture<>();
        items.mutateAll(writes, Tables.CONTEXT, result::complete);
        if (refused) {
            assertThat(result.join()).as(claim).isInstanceOf(WriteAllResult.Cancelled.class);
        } else {
            assertThat(result.join()).as(claim).isInstanceOf(WriteAllResult.Written.class);
            after.forEach(this::put);
        }
    }

    private WriteResult mutate(PrimaryKey key, ItemMutation mutation) {
        CompletableFuture<WriteResult> result = new CompletableFuture<>();
        items.mutate(table, key, mutation, Tables.CONTEXT, result::complete);
        return result.join();
    }

    private void put(PrimaryKey key, @Nullable Item item) {
        if (item == null) {
            expected.remove(key);
        } else {
            expected.put(key, item);
        }
    }

    private PrimaryKey key() {
        return new PrimaryKey(value(PK), value(SK));
    }

    private Item item(PrimaryKey key) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("pk", key.hash());
        attributes.put("sk", Objects.requireNonNull(key.range()));
        for (KeyAttribute attribute : OPTIONAL) {
            if (random.nextInt(4) > 0) {
                attributes.put(attribute.name(), value(attribute));
            }
        }
        if (random.nextBoolean()) {
            attributes.put("v", AttributeValue.n(random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            attributes.put("w", AttributeValue.s("w".repeat(random.nextInt(3))));
        }
        return Item.of(attributes);
    }

    /** Few values, so that keys meet; with zero bytes, prefixes of each other and negative numbers among them. */
    private AttributeValue value(KeyAttribute attribute) {
        return switch (attribute.type()) {
            case S -> AttributeValue.s(List.of("x", "xy", "x\0", "x\0y", "z").get(random.nextInt(5)));
            case N -> AttributeValue.n(List.of(-100L, -1L, 0L, 7L, 70L).get(random.nextInt(5)));
            default ->
                new AttributeValue.B(Binary.copyOf(
                        new byte[][] {{0}, {0, 0}, {0, 1}, {-1}, {-1, 0}}[random.nextInt(5)]));
        };
    }

    private KeyRange condition(KeySchema schema) {
        List<AttributeValue> hash = new ArrayList<>();
        for (KeyAttribute attribute : schema.hash()) {
            hash.add(value(attribute));
        }
        List<KeyPredicate> range = new ArrayList<>();
        int count = random.nextInt(schema.range().size() + 1);
        for (int index = 0; index < count; index++) {
            KeyAttribute attribute = schema.range().get(index);
            range.add(index == count - 1 ? predicate(attribute) : equal(attribute));
        }
        return new KeyRange(hash, range);
    }

    private KeyPredicate equal(KeyAttribute attribute) {
        return new KeyPredicate(attribute.name(), KeyOperator.EQ, value(attribute), null);
    }

    private KeyPredicate predicate(KeyAttribute attribute) {
        KeyOperator[] operators = KeyOperator.values();
        KeyOperator operator = operators[random.nextInt(operators.length)];
        if (operator == KeyOperator.BEGINS_WITH && attribute.type() == AttributeType.N) {
            operator = KeyOperator.GE;
        }
        return new KeyPredicate(
                attribute.name(),
                operator,
                value(attribute),
                operator == KeyOperator.BETWEEN ? value(attribute) : null);
    }

    private List<Item> entries(IndexDefinition index) {
        List<Item> entries = new ArrayList<>();
        for (Item item : expected.values()) {
            if (index.keySchema().attributes().stream().allMatch(key -> item.find(key.name()) != null)) {
                Map<String, AttributeValue> projected = new LinkedHashMap<>(item.attributes());
                projected.keySet().removeIf(name -> !isExpected(index, name));
                entries.add(Item.of(projected));
            }
        }
        return entries;
    }

    private static boolean isExpected(IndexDefinition index, String name) {
        return index.projection() == ProjectionType.ALL
                || name.equals("pk")
                || name.equals("sk")
                || index.keySchema().contains(name)
                || (index.projection() == ProjectionType.INCLUDE && name.equals("v"));
    }

    private static boolean matches(Item entry, KeySchema schema, KeyRange condition) {
        for (int index = 0; index < schema.hash().size(); index++) {
            if (!condition
                    .hash()
                    .get(index)
                    .equals(entry.find(schema.hash().get(index).name()))) {
                return false;
            }
        }
        for (KeyPredicate predicate : condition.range()) {
            if (!predicate.test(Objects.requireNonNull(entry.find(predicate.attribute())))) {
                return false;
            }
        }
        return true;
    }

    /** Within a partition: sort attributes from the left, then the table's key. */
    private static Comparator<Item> order(IndexDefinition index) {
        List<String> names = new ArrayList<>();
        index.keySchema().range().forEach(attribute -> names.add(attribute.name()));
        names.addAll(List.of("pk", "sk"));
        return (left, right) -> {
            for (String name : names) {
                int order = ORDER.compare(
                        Objects.requireNonNull(left.find(name)), Objects.requireNonNull(right.find(name)));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    private List<Item> scan(ItemRange range, boolean forward) {
        List<Item> found = new ArrayList<>();
        items.scan(range, forward, (entry, base) -> found.add(entry));
        return found;
    }

    private static long size(Iterable<Item> counted) {
        long size = 0;
        for (Item item : counted) {
            size += item.size();
        }
        return size;
    }
}
