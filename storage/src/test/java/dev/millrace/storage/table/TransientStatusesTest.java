package dev.millrace.storage.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.operation.TableStatus;
import dev.millrace.storage.clock.MovableClock;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransientStatusesTest {
    private static final Duration DURATION = Duration.ofSeconds(3);
    /** Not a whole millisecond, as the system's time is not. */
    private static final Instant NOW = Tables.NOW.plusNanos(456_789);

    private final OrderedStore store = new MemoryStore();
    private final MovableClock clock = new MovableClock(() -> NOW, "test-clock");
    private final TableCatalog catalog =
            new TableCatalog(store, ChangeCapture.NONE, TransientStatuses.lasting(DURATION, clock));
    private final ItemStore items = new ItemStore(store, catalog, ChangeCapture.NONE);

    TransientStatusesTest() {
        clock.freeze();
    }

    @AfterEach
    void close() {
        clock.close();
    }

    @Test
    void aTableIsCreatingUntilItsTimeIsOver() {
        create("music");
        assertThat(status("music")).isEqualTo(TableStatus.CREATING);

        clock.advance(DURATION.minusMillis(1));
        assertThat(status("music")).isEqualTo(TableStatus.CREATING);
        clock.advance(Duration.ofMillis(1));

        assertThat(status("music")).isEqualTo(TableStatus.ACTIVE);
    }

    @Test
    void aTableBeingCreatedHasNoItemsAndTakesNoChanges() {
        TableDefinition table = create("music");

        assertThatThrownBy(() -> catalog.require("music")).hasMessage("Requested resource not found");
        assertThat(Tables.write(items, table, "a", before -> Tables.item("a", "v", AttributeValue.n(1))))
                .isInstanceOf(WriteResult.Refused.class);
        String text = "Attempt to change a resource which is still in use: Table is being created: music";
        assertThatThrownBy(() -> update("music")).hasMessage(text);
        assertThatThrownBy(() -> catalog.configure("music", (before, streams) -> before, clock.instant()))
                .hasMessage(text);
        assertThatThrownBy(() -> delete("music")).hasMessage(text);
        assertThatThrownBy(() -> create("music")).hasMessage("Table already exists: music");
    }

    @Test
    void aTableBeingUpdatedTakesItemsButNoOtherUpdate() {
        TableDefinition table = create("music");
        clock.advance(DURATION);
        update("music");

        assertThat(status("music")).isEqualTo(TableStatus.UPDATING);
        Tables.put(items, table, Tables.item("a", "v", AttributeValue.n(1)));
        String text = "Attempt to change a resource which is still in use: Table is being updated: music";
        assertThatThrownBy(() -> update("music")).hasMessage(text);
        assertThatThrownBy(() -> delete("music")).hasMessage(text);
        clock.advance(DURATION);
        assertThat(status("music")).isEqualTo(TableStatus.ACTIVE);
    }

    @Test
    void aTableBeingDeletedIsListedUntilItIsGone() {
        TableDefinition table = create("music");
        clock.advance(DURATION);
        Tables.put(items, table, Tables.item("a", "v", AttributeValue.n(1)));
        delete("music");

        assertThat(status("music")).isEqualTo(TableStatus.DELETING);
        assertThat(catalog.list(null, 10).names()).containsExactly("music");
        assertThatThrownBy(() -> catalog.require("music")).hasMessage("Requested resource not found");
        String text = "Attempt to change a resource which is still in use: Table is being deleted: music";
        assertThatThrownBy(() -> create("music")).hasMessage(text);
        assertThatThrownBy(() -> update("music")).hasMessage(text);
        clock.advance(DURATION);
        assertThat(catalog.find("music")).isEmpty();
        assertThat(items.statistics(table)).isEqualTo(new TableStatistics(0, 0));
    }

    /** Source: service model, DeleteTable: "If table is already in the DELETING state, no error is returned". */
    @Test
    void deletingTwiceIsNoErrorAndChangesNothing() {
        create("music");
        clock.advance(DURATION);
        TableDefinition first = delete("music");
        clock.advance(Duration.ofSeconds(1));

        assertThat(delete("music").state()).isEqualTo(first.state());
    }

    @Test
    void whatARestartInterruptedIsEnded() {
        create("music");
        create("books");
        clock.advance(DURATION);
        delete("books");
        TableDefinition film = create("film");
        MovableClock later = new MovableClock(() -> Tables.NOW.plusSeconds(3600), "test-clock-later");
        later.freeze();
        try {
            TableCatalog reopened =
                    new TableCatalog(store, ChangeCapture.NONE, TransientStatuses.lasting(DURATION, later));
            reopened.resume();
            later.advance(Duration.ZERO);

            assertThat(reopened.find("books")).isEmpty();
            assertThat(reopened.find("film"))
                    .hasValueSatisfying(table -> assertThat(table.state()).isEqualTo(TableState.ACTIVE));
            assertThat(film.state().status()).isEqualTo(TableStatus.CREATING);
        } finally {
            later.close();
        }
    }

    @Test
    void withoutDelayWhatARestartInterruptedIsEndedAtOnce() {
        create("music");
        TableCatalog reopened = new TableCatalog(store, ChangeCapture.NONE);

        reopened.resume();

        assertThat(reopened.require("music").state()).isEqualTo(TableState.ACTIVE);
    }

    @Test
    void oneTableBeyondTheQuotaIsRefused() {
        TableCatalog instant = new TableCatalog(store, ChangeCapture.NONE);
        for (int index = 0; index < ServiceLimits.TABLE_COUNT_MAX; index++) {
            instant.create(Tables.draft("table-" + index), null, Tables.NOW);
        }

        assertThatThrownBy(() -> instant.create(Tables.draft("one-more"), null, Tables.NOW))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.type()).isEqualTo(ErrorType.LIMIT_EXCEEDED))
                .hasMessage("Subscriber limit exceeded: There is a limit of 2500 tables per subscriber");
        instant.delete("table-7", table -> {}, Tables.NOW);
        assertThat(instant.create(Tables.draft("one-more"), null, Tables.NOW).name())
                .isEqualTo("one-more");
    }

    private TableDefinition create(String name) {
        return catalog.create(Tables.draft(name), null, clock.instant());
    }

    private TableDefinition update(String name) {
        return catalog.update(name, (before, streams) -> before, clock.instant());
    }

    private TableDefinition delete(String name) {
        return catalog.delete(name, table -> {}, clock.instant());
    }

    private TableStatus status(String name) {
        Optional<TableDefinition> table = catalog.find(name);
        return table.orElseThrow().state().status();
    }
}
