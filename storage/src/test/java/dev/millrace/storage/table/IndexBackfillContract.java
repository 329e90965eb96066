package dev.millrace.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.operation.ProjectionType;
import dev.millrace.storage.key.KeyRange;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What adding an index to a table with items promises over whichever store. */
abstract class IndexBackfillContract {
    private static final int BATCH_ITEM_COUNT = 3;

    private OrderedStore store = Tables.closedStore();
    private TableCatalog catalog = new TableCatalog(store, ChangeCapture.NONE);
    private ItemStore items = new ItemStore(store, catalog, ChangeCapture.NONE);

    /** A new, empty store. */
    abstract OrderedStore open();

    @BeforeEach
    void openStore() {
        store = open();
        restart();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anIndexFilledAmongWritesHoldsWhatAPlainMapSays(long seed) {
        IndexModel model = new IndexModel(items, catalog.create(IndexModel.draft("filled"), null, Tables.NOW), seed);
        model.write(100);
        TableDefinition adding = add("late", new KeySchema(List.of(IndexModel.B), List.of(IndexModel.SK)));
        model.use(adding);
        IndexBackfill.Task task = task(adding, "late");
        IndexBackfill backfill = backfill();
        while (backfill.advance(task, Tables.NOW)) {
            model.write(5);
        }

        TableDefinition filled = catalog.require("filled");
        assertThat(filled.findIndex("late").orElseThrow().state()).isEqualTo(IndexState.ACTIVE);
        model.use(filled);
        model.check();
        model.write(50);
        model.check();
    }

    @Test
    void aBackfillGoesOnWhereItWasWhenTheStoreIsOpenedAgain() {
        TableDefinition table = catalog.create(Tables.draft("filled"), null, Tables.NOW);
        for (int number = 0; number < 4 * BATCH_ITEM_COUNT; number++) {
            Tables.put(items, table, Tables.item("item " + number, "a", AttributeValue.s("a")));
        }
        TableDefinition adding = add("late", new KeySchema(List.of(IndexModel.A), List.of()));
        IndexBackfill before = backfill();
        assertThat(before.advance(task(adding, "late"), Tables.NOW)).isTrue();
        assertThat(before.advance(task(adding, "late"), Tables.NOW)).isTrue();

        restart();
        IndexBackfill after = backfill();
        assertThat(after.tasks()).containsExactly(task(adding, "late"));
        int batchCount = 1;
        while (after.advance(after.tasks().get(0), Tables.NOW)) {
            batchCount++;
        }

        // Two batches of items are left, then an empty one that ends it.
        assertThat(batchCount).isEqualTo(3);
        TableDefinition filled = catalog.require("filled");
        assertThat(after.tasks()).isEmpty();
        assertThat(items.statistics(filled).index("late").itemCount()).isEqualTo(4 * BATCH_ITEM_COUNT);
        assertThat(entries(filled, "late")).hasSize(4 * BATCH_ITEM_COUNT);
    }

    @Test
    void valuesThatAreNoKeysAreSkipped() {
        TableDefinition table = catalog.create(Tables.draft("filled"), null, Tables.NOW);
        Item good = Tables.item("good", "a", AttributeValue.s("a"));
        Tables.put(items, table, good);
        Tables.put(items, table, Tables.item("number", "a", AttributeValue.n(1)));
        Tables.put(items, table, Tables.item("null", "a", AttributeValue.NULL));
        Tables.put(items, table, Tables.item("empty", "a", AttributeValue.s("")));
        Tables.put(items, table, Tables.item("long", "a", AttributeValue.s("a".repeat(2049))));
        Tables.put(items, table, Tables.item("without", "b", AttributeValue.s("a")));

        fill(add("late", new KeySchema(List.of(IndexModel.A), List.of())), "late");

        TableDefinition filled = catalog.require("filled");
        assertThat(entries(filled, "late")).containsExactly(good);
        assertThat(items.statistics(filled).index("late")).isEqualTo(new TableStatistics.OfIndex(1, good.size()));
    }

    @Test
    void anItemFromBeforeTheIndexMayKeepItsValueInAnUpdateButNotInAPut() {
        TableDefinition table = catalog.create(Tables.draft("filled"), null, Tables.NOW);
        Tables.put(items, table, Tables.item("old", "a", AttributeValue.n(1)));
        fill(add("late", new KeySchema(List.of(IndexModel.A), List.of())), "late");
        TableDefinition filled = catalog.require("filled");
        Map<String, AttributeValue> changed = new LinkedHashMap<>();
        changed.put("pk", AttributeValue.s("old"));
        changed.put("a", AttributeValue.n(1));
        changed.put("b", AttributeValue.s("new"));
        Item item = Item.of(changed);

        assertThat(Tables.write(items, filled, "old", before -> item)).isInstanceOf(WriteResult.Refused.class);
        assertThat(Tables.write(items, filled, "old", Tables.update(item))).isInstanceOf(WriteResult.Written.class);
    }

    @Test
    void deletingTheIndexCancelsItsBackfill() {
        TableDefinition table = catalog.create(Tables.draft("filled"), null, Tables.NOW);
        for (int number = 0; number < 2 * BATCH_ITEM_COUNT; number++) {
            Tables.put(items, table, Tables.item("item " + number, "a", AttributeValue.s("a")));
        }
        TableDefinition adding = add("late", new KeySchema(List.of(IndexModel.A), List.of()));
        assertThat(backfill().advance(task(adding, "late"), Tables.NOW)).isTrue();

        catalog.update(
                "filled",
                (before, streams) -> before.toBuilder().globalIndexes(List.of()).build(),
                Tables.NOW);

        assertThat(backfill().advance(task(adding, "late"), Tables.NOW)).isFalse();
        assertThat(keysOfIndexes()).isEmpty();
    }

    @Test
    void aLaterTableOfTheNameIsNotMistakenForTheOneThatWasFilled() {
        catalog.create(Tables.draft("filled"), null, Tables.NOW);
        TableDefinition adding = add("late", new KeySchema(List.of(IndexModel.A), List.of()));
        catalog.delete("filled", definition -> {}, Tables.NOW);
        catalog.create(Tables.draft("filled"), null, Tables.NOW);
        TableDefinition again = add("late", new KeySchema(List.of(IndexModel.A), List.of()));

        assertThat(backfill().advance(task(adding, "late"), Tables.NOW)).isFalse();

        assertThat(catalog.require("filled").findIndex("late").orElseThrow().state())
                .isEqualTo(IndexState.CREATING);
        assertThat(backfill().tasks()).containsExactly(task(again, "late"));
    }

    /** What a new process begins with: the store, and nothing remembered. */
    private void restart() {
        catalog = new TableCatalog(store, ChangeCapture.NONE);
        items = new ItemStore(store, catalog, ChangeCapture.NONE);
    }

    private IndexBackfill backfill() {
        return new IndexBackfill(store, catalog, BATCH_ITEM_COUNT);
    }

    private void fill(TableDefinition adding, String indexName) {
        IndexBackfill backfill = backfill();
        int batchCount = 0;
        while (backfill.advance(task(adding, indexName), Tables.NOW)) {
            assertThat(++batchCount).as("batches").isLessThan(100);
        }
    }

    private TableDefinition add(String indexName, KeySchema schema) {
        return catalog.update(
                "filled",
                (before, streams) -> {
                    List<IndexDefinition> indexes = new ArrayList<>(before.globalIndexes());
                    indexes.add(IndexModel.global(indexName, schema, ProjectionType.ALL)
                            .withState(IndexState.CREATING));
                    return before.toBuilder().globalIndexes(indexes).build();
                },
                Tables.NOW);
    }

    private static IndexBackfill.Task task(TableDefinition table, String indexName) {
        return new IndexBackfill.Task(
                table.name(),
                table.id(),
                table.findIndex(indexName).orElseThrow().id());
    }

    private List<Item> entries(TableDefinition table, String indexName) {
        List<Item> found = new ArrayList<>();
        items.scan(
                ItemRange.all(table, table.findIndex(indexName).orElseThrow()),
                true,
                (entry, base) -> found.add(entry));
        return found;
    }

    private List<byte[]> keysOfIndexes() {
        KeyRange range = KeyRange.ofPrefix(new byte[] {Space.INDEX.prefix()});
        List<byte[]> keys = new ArrayList<>();
        store.read(view -> {
            view.scan(range.from(), range.to(), false, (key, value) -> keys.add(key));
            return null;
        });
        return keys;
    }
}
