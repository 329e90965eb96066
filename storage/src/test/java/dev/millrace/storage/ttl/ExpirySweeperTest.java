package dev.millrace.storage.ttl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.storage.clock.MovableClock;
import dev.millrace.storage.kv.fault.Fault;
import dev.millrace.storage.kv.fault.FaultInjectingStore;
import dev.millrace.storage.kv.memory.MemoryStore;
import dev.millrace.storage.table.ChangeCapture;
import dev.millrace.storage.table.ExpiringItems;
import dev.millrace.storage.table.ItemStore;
import dev.millrace.storage.table.TableCatalog;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TimeToLive;
import dev.millrace.storage.table.WriteContext;
import dev.millrace.storage.table.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpirySweeperTest {
    private static final Instant START = Instant.parse("2026-11-22T10:16:00.123Z");
    private static final long SECOND = START.getEpochSecond();

    private final FaultInjectingStore store = new FaultInjectingStore(new MemoryStore(), () -> Fault.NONE);
    private final TableCatalog catalog = new TableCatalog(store, ChangeCapture.NONE);
    private final ItemStore items = new ItemStore(store, catalog, ChangeCapture.NONE);
    private final MovableClock clock = new MovableClock(() -> START, "test-clock");
    private final ExpirySweeper sweeper = new ExpirySweeper(new ExpiringItems(store, catalog, items), clock);
    private final TableDefinition table;

    ExpirySweeperTest() {
        clock.freeze();
        items.watchExpiries(sweeper::expiryWritten);
        table = create("music");
    }

    @AfterEach
    void close() {
        clock.close();
    }

    @Test
    void anItemGoesWhenItsSecondComesAndNotBefore() {
        enable("until");
        put("a", "until", SECOND + 60);

        clock.advance(Duration.ofSeconds(59));
        assertThat(find("a")).isNotNull();
        clock.advance(Duration.ofSeconds(1));

        assertThat(find("a")).isNull();
        assertThat(items.statistics(table).itemCount()).isZero();
    }

    @Test
    void anItemWrittenWithATimeThatIsOverGoesSoon() {
        enable("until");
        put("a", "until", SECOND - 1000);

        assertThat(find("a")).isNotNull();
        clock.advance(Duration.ofSeconds(2));

        assertThat(find("a")).isNull();
    }

    @Test
    void itemsThatWereThereBeforeCountToo() {
        for (int index = 0; index < 350; index++) {
            put("old-" + index, "until", SECOND + 10);
        }
        put("other", "until", SECOND + 1000);
        enable("until");

        clock.advance(Duration.ofSeconds(10));

        assertThat(items.statistics(table).itemCount()).isEqualTo(1);
    }

    @Test
    void theTimeInTheItemDecidesNotTheOneItHadBefore() {
        enable("until");
        put("later", "until", SECOND + 10);
        put("never", "until", SECOND + 10);
        put("sooner", "until", SECOND + 1000);
        put("later", "until", SECOND + 20);
        put("never", "other", SECOND + 10);
        put("sooner", "until", SECOND + 5);

        clock.advance(Duration.ofSeconds(10));
        assertThat(find("later")).isNotNull();
        assertThat(find("never")).isNotNull();
        assertThat(find("sooner")).isNull();
        clock.advance(Duration.ofSeconds(10));

        assertThat(find("later")).isNull();
        assertThat(find("never")).isNotNull();
    }

    @Test
    void turnedOffNothingGoesAnyMore() {
        enable("until");
        put("a", "until", SECOND + 10);
        timeToLive("music", null);

        clock.advance(Duration.ofDays(1));

        assertThat(find("a")).isNotNull();
    }

    @Test
    void turnedOnAgainByAnotherAttributeOnlyThatCounts() {
        enable("until");
        put("a", "until", SECOND + 10);
        put("b", "expires", SECOND + 10);
        timeToLive("music", null);
        enable("expires");

        clock.advance(Duration.ofSeconds(10));

        assertThat(find("a")).isNotNull();
        assertThat(find("b")).isNull();
    }

    @Test
    void whatIsOlderThanFiveYearsStays() {
        enable("until");
        put("old", "until", SECOND - Duration.ofDays(6 * 365).toSeconds());
        put("young", "until", SECOND - Duration.ofDays(4 * 365).toSeconds());

        clock.advance(Duration.ofMinutes(1));

        assertThat(find("old")).isNotNull();
        assertThat(find("young")).isNull();
    }

    @Test
    void aKeyMayBeTheTime() {
        TableDefinition byTime = catalog.create(
                TableDefinition.builder("times", KeySchema.of(new KeyAttribute("at", AttributeType.N), null))
                        .arn("arn:aws:dynamodb:eu-west-1:000000000000:table/times")
                        .build(),
                null,
                clock.instant());
        timeToLive("times", new TimeToLive("at"));
        PrimaryKey key = new PrimaryKey(AttributeValue.n(SECOND + 5), null);
        write(byTime, key, Item.of(Map.of("at", AttributeValue.n(SECOND + 5))));

        clock.advance(Duration.ofSeconds(5));

        assertThat(items.find(byTime, key)).isNull();
    }

    @Test
    void manyItemsGoInOneAdvanceAndAllAtTheirTimes() {
        enable("until");
        for (int index = 0; index < 1000; index++) {
            put("item-" + index, "until", SECOND + 1 + index / 100);
        }

        clock.advance(Duration.ofSeconds(5));
        assertThat(items.statistics(table).itemCount()).isEqualTo(500);
        clock.advance(Duration.ofSeconds(5));

        assertThat(items.statistics(table).itemCount()).isZero();
    }

    @Test
    void aRemovalThatLosesARaceIsTriedAgain() {
        enable("until");
        put("a", "until", SECOND + 10);
        clock.advance(Duration.ofSeconds(5));
        store.follow(() -> Fault.CONFLICT);
        clock.advance(Duration.ofSeconds(5));
        assertThat(find("a")).isNotNull();

        store.follow(() -> Fault.NONE);
        clock.advance(Duration.ofSeconds(1));

        assertThat(find("a")).isNull();
    }

    @Test
    void aDeletedTableLeavesNothingToFind() {
        enable("until");
        put("a", "until", SECOND + 10);
        catalog.delete("music", gone -> {}, clock.instant());
        TableDefinition again = create("music");
        write(again, key("a"), item("a", "until", SECOND + 10));

        clock.advance(Duration.ofMinutes(1));

        assertThat(items.find(again, key("a"))).isNotNull();
    }

    @Test
    void aRestartGoesOnWhereTheBackfillAndTheSweepStopped() {
        for (int index = 0; index < 250; index++) {
            put("old-" + index, "until", SECOND + 10);
        }
        timeToLive("music", new TimeToLive("until"));
        ExpiringItems expiring = new ExpiringItems(store, catalog, items);
        assertThat(expiring.backfill(table.id())).isTrue();
        put("new", "until", SECOND + 10);
        MovableClock later = new MovableClock(() -> START, "test-clock-later");
        later.freeze();
        try {
            new ExpirySweeper(new ExpiringItems(store, catalog, items), later).start();
            later.advance(Duration.ofSeconds(10));

            assertThat(items.statistics(table).itemCount()).isZero();
        } finally {
            later.close();
        }
    }

    private TableDefinition create(String name) {
        return catalog.create(
                TableDefinition.builder(name, KeySchema.of(new KeyAttribute("pk", AttributeType.S), null))
                        .arn("arn:aws:dynamodb:eu-west-1:000000000000:table/" + name)
                        .build(),
                null,
                clock.instant());
    }

    private void enable(String attributeName) {
        timeToLive("music", new TimeToLive(attributeName));
        sweeper.start();
    }

    private void timeToLive(String tableName, @Nullable TimeToLive value) {
        catalog.configure(
                tableName,
                (before, streams) -> before.toBuilder().timeToLive(value).build(),
                clock.instant());
    }

    private void put(String pk, String attribute, long second) {
        write(table, key(pk), item(pk, attribute, second));
    }

    private void write(TableDefinition into, PrimaryKey key, Item item) {
        CompletableFuture<WriteResult> result = new CompletableFuture<>();
        WriteContext context = new WriteContext(clock.instant(), "us-east-1", WriteContext.Actor.CALLER);
        items.mutate(into, key, before -> item, context, result::complete);
        assertThat(result.join()).isInstanceOf(WriteResult.Written.class);
    }

    private @Nullable Item find(String pk) {
        return items.find(table, key(pk));
    }

    private static PrimaryKey key(String pk) {
        return new PrimaryKey(AttributeValue.s(pk), null);
    }

    private static Item item(String pk, String attribute, long second) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("pk", AttributeValue.s(pk));
        attributes.put(attribute, AttributeValue.n(second));
        return Item.of(attributes);
    }
}
