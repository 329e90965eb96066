package dev.millrace.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.storage.key.KeyRange;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What indexes promise over whichever store. */
abstract class IndexContract {
    private OrderedStore store = Tables.closedStore();
    private TableCatalog catalog = new TableCatalog(store, ChangeCapture.NONE);
    private ItemStore items = new ItemStore(store, catalog, ChangeCapture.NONE);

    /** A new, empty store. */
    abstract OrderedStore open();

    @BeforeEach
    void openStore() {
        store = open();
        catalog = new TableCatalog(store, ChangeCapture.NONE);
        items = new ItemStore(store, catalog, ChangeCapture.NONE);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void indexesHoldWhatAPlainMapSaysAfterRandomWrites(long seed) {
        IndexModel model = new IndexModel(items, create("indexed"), seed);
        for (int round = 0; round < 4; round++) {
            model.write(60);
            model.check();
        }
    }

    @Test
    void aWriteThatLeavesTheEntryAloneWritesNoEntry() {
        TableDefinition table = create("indexed");
        IndexDefinition keys = table.findIndex("local-keys").orElseThrow();
        put(table, item("p", 1, "b", AttributeValue.n(5), "w", AttributeValue.s("old")));
        Item stored = only(ItemRange.all(table, keys));

        put(table, item("p", 1, "b", AttributeValue.n(5), "w", AttributeValue.s("new")));

        assertThat(only(ItemRange.all(table, keys))).isEqualTo(stored);
        assertThat(items.statistics(table).index("local-keys"))
                .isEqualTo(new TableStatistics.OfIndex(1, stored.size()));
    }

    @Test
    void aPutWithAWrongTypeNamesTheGlobalIndexBeforeTheLocalOne() {
        TableDefinition table = create("indexed");

        assertThat(refusal(table, item("p", 1, "b", AttributeValue.s("text")), ItemMutation.Kind.PUT))
                .hasMessage(ItemErrors.indexKeyTypeMismatch("b", AttributeType.N, AttributeType.S, "two")
                        .getMessage());
        assertThat(everything(Space.ITEMS)).isEmpty();
        assertThat(everything(Space.INDEX)).isEmpty();
    }

    @Test
    void emptyAndOverlongIndexKeysAreRefusedInTheWordsOfTheWrite() {
        TableDefinition table = create("indexed");
        Item empty = item("p", 1, "a", AttributeValue.s(""));

        assertThat(refusal(table, empty, ItemMutation.Kind.PUT))
                .hasMessage(
                        ItemErrors.emptyIndexKeyPut("a", AttributeType.S, "one").getMessage());
        assertThat(refusal(table, empty, ItemMutation.Kind.UPDATE))
                .hasMessage(ItemErrors.emptyIndexKeyUpdate(AttributeType.S).getMessage());
        // The local index has it as sort key, but the global one has it as partition key and is asked first.
        assertThat(refusal(table, item("p", 1, "a", AttributeValue.s("a".repeat(2049))), ItemMutation.Kind.PUT))
                .hasMessage(ItemErrors.hashKeyTooLarge().getMessage());
        assertThat(refusal(table, item("p", 1, "a", AttributeValue.s("a".repeat(1025))), ItemMutation.Kind.PUT))
                .hasMessage(ItemErrors.rangeKeyTooLarge().getMessage());
        put(table, item("p", 1, "a", AttributeValue.s("a".repeat(1024))));
    }

    @Test
    void anItemCountsWithItsLocalEntriesAgainstTheItemLimit() {
        TableDefinition table = create("indexed");
        // Twice over 200 KB: once in the table, once in the local index that projects everything.
        Item large = item("p", 1, "a", AttributeValue.s("a"), "w", AttributeValue.s("w".repeat(205_000)));

        assertThat(refusal(table, large, ItemMutation.Kind.PUT))
                .hasMessage(ItemErrors.itemTooLarge().getMessage());
        assertThat(refusal(table, large, ItemMutation.Kind.UPDATE))
                .hasMessage(ItemErrors.updatedItemTooLarge().getMessage());
        put(table, item("p", 1, "w", AttributeValue.s("w".repeat(205_000))));
    }

    @Test
    void aCollectionMayShrinkButNotGrowBeyondItsLimit() {
        TableDefinition table = create("indexed");
        Item small = item("p", 1, "w", AttributeValue.s("w"));
        Item next = item("p", 2, "w", AttributeValue.s("w"));
        items = new ItemStore(store, catalog, ChangeCapture.NONE, small.size());
        put(table, small);

        assertThat(refusal(table, next, ItemMutation.Kind.PUT))
                .hasMessage(ItemErrors.itemCollectionTooLarge().getMessage());
        put(table, item("q", 1, "w", AttributeValue.s("w")));
        put(table, item("p", 1));
        put(table, item("p", 1, "w", AttributeValue.s("w")));
    }

    @Test
    void aTransactionThatFillsACollectionTwiceIsSeenAsAWhole() {
        TableDefinition table = create("indexed");
        Item first = item("p", 1);
        Item second = item("p", 2);
        items = new ItemStore(store, catalog, ChangeCapture.NONE, first.size() + second.size() - 1L);
        CompletableFuture<WriteAllResult> result = new CompletableFuture<>();

        items.mutateAll(
                List.of(
                        new ItemWrite(table, key(first), before -> first),
                        new ItemWrite(table, key(second), before -> second)),
                Tables.CONTEXT,
                result::complete);

        assertThat(result.join()).isInstanceOfSatisfying(WriteAllResult.Cancelled.class, cancelled -> {
            assertThat(cancelled.reasons().get(0)).isNull();
            assertThat(cancelled.reasons().get(1))
                    .hasMessage(ItemErrors.itemCollectionTooLarge().getMessage());
        });
    }

    @Test
    void aScanOfALocalIndexFindsTheItemsBehindItsEntries() {
        TableDefinition table = create("indexed");
        Item whole = item("p", 1, "b", AttributeValue.n(5), "w", AttributeValue.s("not projected"));
        put(table, whole);
        List<Item> found = new ArrayList<>();

        items.scan(
                ItemRange.all(table, table.findIndex("local-keys").orElseThrow()),
                true,
                (entry, base) -> found.add(base.find(key(entry))));

        assertThat(found).containsExactly(whole);
    }

    @Test
    void severalItemsAreReadInOrderOfTheRequest() {
        TableDefinition table = create("indexed");
        Item one = item("p", 1);
        put(table, one);

        assertThat(items.findAll(List.of(new ItemKey(table, key(item("none", 1))), new ItemKey(table, key(one)))))
                .containsExactly(null, one);
    }

    @Test
    void deletingTheTableLeavesNothingOfItsIndexes() {
        TableDefinition table = create("indexed");
        new IndexModel(items, table, 6).write(100);
        assertThat(everything(Space.INDEX)).isNotEmpty();

        catalog.delete("indexed", definition -> {}, Tables.NOW);

        assertThat(everything(Space.INDEX)).isEmpty();
        assertThat(everything(Space.COUNTER)).isEmpty();
    }

    @Test
    void anIndexThatAnUpdateLeavesOutIsGoneAndItsNumberIsNotGivenAgain() {
        TableDefinition table = create("indexed");
        IndexModel model = new IndexModel(items, table, 7);
        model.write(100);
        IndexDefinition dropped = table.globalIndexes().get(3);

        TableDefinition without = catalog.update(
                "indexed",
                (before, streams) -> before.toBuilder()
                        .globalIndexes(before.globalIndexes().subList(0, 3))
                        .build(),
                Tables.NOW);
        assertThat(scan(ItemRange.all(table, dropped))).isEmpty();
        assertThat(items.statistics(table).index(dropped.name())).isEqualTo(new TableStatistics.OfIndex(0, 0));
        model.use(without);
        model.check();

        TableDefinition again = catalog.update(
                "indexed",
                (before, streams) -> {
                    List<IndexDefinition> indexes = new ArrayList<>(before.globalIndexes());
                    indexes.add(IndexModel.global(dropped.name(), dropped.keySchema(), dropped.projection()));
                    return before.toBuilder().globalIndexes(indexes).build();
                },
                Tables.NOW);
        assertThat(again.findIndex(dropped.name()).orElseThrow().id()).isGreaterThan(dropped.id());
    }

    private TableDefinition create(String name) {
        return catalog.create(IndexModel.draft(name), null, Tables.NOW);
    }

    private static Item item(String pk, long sk, Object... others) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("pk", AttributeValue.s(pk));
        attributes.put("sk", AttributeValue.n(sk));
        for (int index = 0; index < others.length; index += 2) {
            attributes.put((String) others[index], (AttributeValue) others[index + 1]);
        }
        return Item.of(attributes);
    }

    private static PrimaryKey key(Item item) {
        return new PrimaryKey(Objects.requireNonNull(item.find("pk")), item.find("sk"));
    }

    private void put(TableDefinition table, Item item) {
        assertThat(write(table, item, ItemMutation.Kind.PUT)).isInstanceOf(WriteResult.Written.class);
    }

    private ApiException refusal(TableDefinition table, Item item, ItemMutation.Kind kind) {
        WriteResult result = write(table, item, kind);
        if (result instanceof WriteResult.Refused refused && refused.cause() instanceof ApiException refusal) {
            return refusal;
        }
        throw new AssertionError("not refused: " + result);
    }

    private WriteResult write(TableDefinition table, Item item, ItemMutation.Kind kind) {
        CompletableFuture<WriteResult> result = new CompletableFuture<>();
        items.mutate(
                table,
                key(item),
                switch (kind) {
                    case PUT -> before -> item;
                    case UPDATE -> Tables.update(item);
                },
                Tables.CONTEXT,
                result::complete);
        return result.join();
    }

    private Item only(ItemRange range) {
        List<Item> found = scan(range);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<Item> scan(ItemRange range) {
        List<Item> found = new ArrayList<>();
        items.scan(range, true, (entry, base) -> found.add(entry));
        return found;
    }

    private List<byte[]> everything(Space space) {
        KeyRange range = KeyRange.ofPrefix(new byte[] {space.prefix()});
        List<byte[]> keys = new ArrayList<>();
        store.read(view -> {
            view.scan(range.from(), range.to(), false, (key, value) -> keys.add(key));
            return null;
        });
        return keys;
    }
}
