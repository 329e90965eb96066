package dev.millrace.storage.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.memory.MemoryStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ItemStoreTest {
    private final OrderedStore store = new MemoryStore();
    private final TableCatalog catalog = new TableCatalog(store, ChangeCapture.NONE);
    private final ItemStore items = new ItemStore(store, catalog, ChangeCapture.NONE);
    private final TableDefinition table = catalog.create(Tables.draft("music"), null, Tables.NOW);

    @Test
    void aWriteTellsBeforeAndAfter() {
        Item first = Tables.item("a", "v", AttributeValue.n(1));
        Item second = Tables.item("a", "v", AttributeValue.n(2));

        assertThat(Tables.write(items, table, "a", before -> first)).isEqualTo(new WriteResult.Written(null, first));
        assertThat(Tables.write(items, table, "a", before -> second)).isEqualTo(new WriteResult.Written(first, second));
        assertThat(items.find(table, Tables.key("a"))).isEqualTo(second);
        assertThat(Tables.write(items, table, "a", before -> null)).isEqualTo(new WriteResult.Written(second, null));
        assertThat(items.find(table, Tables.key("a"))).isNull();
    }

    @Test
    void countersFollowEachWrite() {
        Tables.put(items, table, Tables.item("a", "v", AttributeValue.s("12345")));
        Tables.put(items, table, Tables.item("b", "v", AttributeValue.s("1")));
        Tables.put(items, table, Tables.item("a", "v", AttributeValue.s("123")));
        assertThat(items.statistics(table)).isEqualTo(new TableStatistics(2, 7 + 5));

        Tables.write(items, table, "b", before -> null);
        Tables.write(items, table, "c", before -> null);
        assertThat(items.statistics(table)).isEqualTo(new TableStatistics(1, 7));
    }

    @Test
    void aWriteOfAnEqualValueSpendsNoStamp() {
        Tables.put(items, table, Tables.item("a", "v", new AttributeValue.SS(new LinkedHashSet<>(List.of("x", "y")))));
        long stamp = store.read(ReadView::stamp);

        Tables.put(items, table, Tables.item("a", "v", new AttributeValue.SS(new LinkedHashSet<>(List.of("y", "x")))));
        Tables.write(items, table, "a", before -> before);
        Tables.write(items, table, "b", before -> null);

        assertThat(store.read(ReadView::stamp)).isEqualTo(stamp);
    }

    @Test
    void aRefusedWriteChangesNothing() {
        ApiException refusal = ItemErrors.conditionFailed(null);

        WriteResult result = Tables.write(items, table, "a", before -> {
            throw refusal;
        });

        assertThat(result).isEqualTo(new WriteResult.Refused(refusal));
        assertThat(items.statistics(table)).isEqualTo(new TableStatistics(0, 0));
    }

    @Test
    void severalWritesAreOneCommit() {
        TableDefinition other = catalog.create(Tables.draft("other"), null, Tables.NOW);
        Item one = Tables.item("a", "v", AttributeValue.n(1));
        long stamp = store.read(ReadView::stamp);

        WriteAllResult result = writeAll(
                new ItemWrite(table, Tables.key("a"), before -> one),
                new ItemWrite(other, Tables.key("a"), before -> one),
                new ItemWrite(table, Tables.key("b"), before -> before));

        assertThat(result)
                .isEqualTo(new WriteAllResult.Written(List.of(
                        new WriteResult.Written(null, one),
                        new WriteResult.Written(null, one),
                        new WriteResult.Written(null, null))));
        assertThat(store.read(ReadView::stamp)).isEqualTo(stamp + 1);
        assertThat(items.statistics(other)).isEqualTo(new TableStatistics(1, 6));
    }

    @Test
    void oneRefusalCancelsAllAndEachReasonStandsInItsPlace() {
        ApiException refusal = ItemErrors.conditionFailed(null);

        WriteAllResult result = writeAll(
                new ItemWrite(table, Tables.key("a"), before -> Tables.item("a", "v", AttributeValue.n(1))),
                new ItemWrite(table, Tables.key("b"), before -> {
                    throw refusal;
                }));

        assertThat(result)
                .isInstanceOfSatisfying(
                        WriteAllResult.Cancelled.class,
                        cancelled -> assertThat(cancelled.reasons()).containsExactly(null, refusal));
        assertThat(items.find(table, Tables.key("a"))).isNull();
    }

    @Test
    void oneCommitWritesAnItemOnce() {
        ItemWrite write = new ItemWrite(table, Tables.key("a"), before -> null);

        assertThatThrownBy(() -> writeAll(write, write)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anItemKeepsItsSizeInTheStore() {
        Item item = Item.of(Map.of(
                "pk",
                AttributeValue.s("schlüssel"),
                "l",
                new AttributeValue.L(List.of(AttributeValue.NULL, AttributeValue.n(-42)))));

        Item stored = StoredItem.decode(StoredItem.encode(item));

        assertThat(stored.size()).isEqualTo(item.size());
        assertThat(stored).isEqualTo(item);
    }

    @Test
    void aWritePlannedFromAnOldDefinitionIsRunAgain() {
        TableCatalog elsewhere = new TableCatalog(store, ChangeCapture.NONE);
        items.find(table, Tables.key("a"));
        catalog.require("music");
        elsewhere.update(
                "music",
                (before, streams) -> before.toBuilder().deletionProtected(true).build(),
                Tables.NOW);
        int[] runs = new int[1];

        WriteResult result = Tables.write(items, table, "a", before -> {
            runs[0]++;
            return Tables.item("a", "v", AttributeValue.n(1));
        });

        assertThat(result).isInstanceOf(WriteResult.Written.class);
        assertThat(runs[0]).isEqualTo(2);
        assertThat(catalog.require("music").deletionProtected()).isTrue();
    }

    @Test
    void aWriteToATableDeletedElsewhereIsRefused() {
        catalog.require("music");
        new TableCatalog(store, ChangeCapture.NONE).delete("music", gone -> {}, Tables.NOW);

        WriteResult result = Tables.write(items, table, "a", before -> Tables.item("a", "v", AttributeValue.n(1)));

        assertThat(result)
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.cause()).hasMessage("Requested resource not found"));
        assertThat(items.find(table, Tables.key("a"))).isNull();
    }

    @Test
    void aWriteToAClosedStoreIsRefusedAndNotThrown() {
        catalog.require("music");
        store.close();

        WriteResult one = Tables.write(items, table, "a", before -> null);
        WriteAllResult many = writeAll(new ItemWrite(table, Tables.key("a"), before -> null));

        assertThat(one)
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.cause()).isInstanceOf(StoreException.class));
        assertThat(many).isInstanceOf(WriteAllResult.Refused.class);
    }

    @Test
    void whatACompletionThrowsIsNotAnsweredASecondTime() {
        List<WriteResult> answers = new ArrayList<>();

        assertThatThrownBy(() -> items.mutate(table, Tables.key("a"), before -> null, Tables.CONTEXT, result -> {
                    answers.add(result);
                    throw new IllegalStateException("expected by the test");
                }))
                .hasMessage("expected by the test");

        assertThat(answers).hasSize(1);
    }

    private WriteAllResult writeAll(ItemWrite... writes) {
        CompletableFuture<WriteAllResult> result = new CompletableFuture<>();
        items.mutateAll(List.of(writes), Tables.CONTEXT, result::complete);
        return result.join();
    }
}
