package dev.millrace.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.Item;
import dev.millrace.storage.clock.MovableClock;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Space;
import dev.millrace.storage.kv.fault.Fault;
import dev.millrace.storage.kv.fault.FaultInjectingStore;
import dev.millrace.storage.kv.fault.FaultPlan;
import dev.millrace.storage.kv.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A token is kept exactly with the writes it stands for, and only for its ten minutes. */
class IdempotencyTokenTest {
    private static final IdempotencyToken TOKEN = new IdempotencyToken("t", Binary.owning(new byte[] {1, 2}));

    private final FaultInjectingStore store = new FaultInjectingStore(new MemoryStore(), FaultPlan.none());
    private final TableCatalog catalog = new TableCatalog(store, ChangeCapture.NONE);
    private final ItemStore items = new ItemStore(store, catalog, ChangeCapture.NONE);
    private final TableDefinition table = catalog.create(Tables.draft("music"), null, Tables.NOW);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aRepetitionWritesNothingAndTellsTheSizesOfTheFirst() {
        increment(TOKEN, Tables.NOW);

        WriteAllResult second = increment(TOKEN, Tables.NOW.plusSeconds(599));

        assertThat(second).isEqualTo(new WriteAllResult.Replayed(List.of(6)));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void otherContentIsRefused() {
        increment(TOKEN, Tables.NOW);

        WriteAllResult second = increment(new IdempotencyToken("t", Binary.owning(new byte[] {1, 3})), Tables.NOW);

        assertThat(second)
                .isInstanceOfSatisfying(
                        WriteAllResult.Refused.class,
                        refused -> assertThat(((ApiException) refused.cause()).type())
                                .isEqualTo(ErrorType.IDEMPOTENT_PARAMETER_MISMATCH));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void afterTenMinutesTheTokenIsNew() {
        increment(TOKEN, Tables.NOW);

        WriteAllResult second =
                increment(new IdempotencyToken("t", Binary.owning(new byte[] {9})), Tables.NOW.plusSeconds(600));

        assertThat(second).isInstanceOf(WriteAllResult.Written.class);
        assertThat(count()).isEqualTo(2);
        assertThat(tokenEntryCount(store)).isEqualTo(2);
    }

    @Test
    void aTransactionThatChangesNothingKeepsItsToken() {
        WriteAllResult first = write(TOKEN, Tables.NOW, before -> before);
        WriteAllResult second = write(TOKEN, Tables.NOW, before -> before);

        assertThat(first).isInstanceOf(WriteAllResult.Written.class);
        assertThat(second).isEqualTo(new WriteAllResult.Replayed(List.of(0)));
    }

    @Test
    void aCancelledTransactionLeavesItsTokenFree() {
        write(TOKEN, Tables.NOW, before -> {
            throw ItemErrors.conditionFailed(null);
        });

        assertThat(increment(TOKEN, Tables.NOW)).isInstanceOf(WriteAllResult.Written.class);
    }

    @Test
    void afterAnUnknownOutcomeTheTokenTellsWhetherTheWritesHappened() {
        store.follow(FaultPlan.script(Fault.UNKNOWN_WRITTEN));
        assertThat(increment(TOKEN, Tables.NOW)).isInstanceOf(WriteAllResult.Refused.class);
        assertThat(increment(TOKEN, Tables.NOW)).isInstanceOf(WriteAllResult.Replayed.class);
        assertThat(count()).isEqualTo(1);

        IdempotencyToken other = new IdempotencyToken("u", Binary.owning(new byte[] {1}));
        store.follow(FaultPlan.script(Fault.UNKNOWN_LOST));
        assertThat(increment(other, Tables.NOW)).isInstanceOf(WriteAllResult.Refused.class);
        assertThat(increment(other, Tables.NOW)).isInstanceOf(WriteAllResult.Written.class);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aCompetingTransactionIsAConflictAndWritesNothing() {
        store.follow(FaultPlan.script(Fault.CONFLICT, Fault.CONFLICT));

        WriteAllResult many = increment(TOKEN, Tables.NOW);
        WriteResult one = Tables.write(items, table, "a", before -> Tables.item("a", "v", AttributeValue.n(1)));

        assertThat(many).isEqualTo(new WriteAllResult.Conflicted());
        assertThat(one)
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(((ApiException) refused.cause()).type())
                                .isEqualTo(ErrorType.TRANSACTION_CONFLICT));
        assertThat(items.find(table, Tables.key("a"))).isNull();
    }

    @Test
    void theSweepRemovesWhatHasExpiredInManySteps() {
        for (int index = 0; index < 250; index++) {
            increment(new IdempotencyToken("t" + index, Binary.owning(new byte[] {1})), Tables.NOW);
        }
        increment(new IdempotencyToken("young", Binary.owning(new byte[] {1})), Tables.NOW.plusSeconds(1));
        try (MovableClock clock = new MovableClock(() -> Tables.NOW, "sweep-test")) {
            TokenSweeper sweeper = new TokenSweeper(store, clock);
            clock.freeze();
            sweeper.start();

            clock.advance(Duration.ofMinutes(10));
        }

        assertThat(tokenEntryCount(store)).isEqualTo(2);
    }

    @Test
    void withoutATokenNothingIsSwept() {
        AtomicInteger sweepCount = countTransactions();
        try (MovableClock clock = new MovableClock(() -> Tables.NOW, "sweep-test")) {
            clock.freeze();
            new TokenSweeper(store, clock).start();

            clock.advance(Duration.ofDays(30));
        }

        assertThat(sweepCount).hasValue(0);
    }

    @Test
    void theSweepsStopWithTheLastTokenAndBeginAgainWithTheNext() {
        try (MovableClock clock = new MovableClock(() -> Tables.NOW, "sweep-test")) {
            clock.freeze();
            TokenSweeper sweeper = new TokenSweeper(store, clock);
            increment(TOKEN, clock.instant());
            sweeper.tokenKept();
            clock.advance(Duration.ofSeconds(30));
            increment(new IdempotencyToken("u", Binary.owning(new byte[] {1})), clock.instant());
            sweeper.tokenKept();

            AtomicInteger sweepCount = countTransactions();
            clock.advance(Duration.ofDays(30));
            assertThat(tokenEntryCount(store)).isZero();
            assertThat(sweepCount).hasValue(2);

            increment(TOKEN, clock.instant());
            sweeper.tokenKept();
            clock.advance(Duration.ofMinutes(10));
        }

        assertThat(tokenEntryCount(store)).isZero();
    }

    @Test
    void aSweepThatFailsIsTriedAgain() {
        try (MovableClock clock = new MovableClock(() -> Tables.NOW, "sweep-test")) {
            clock.freeze();
            increment(TOKEN, clock.instant());
            store.follow(FaultPlan.script(Fault.FAILED));
            new TokenSweeper(store, clock).start();

            clock.advance(Duration.ofMinutes(11));
        }

        assertThat(tokenEntryCount(store)).isZero();
    }

    private AtomicInteger countTransactions() {
        AtomicInteger count = new AtomicInteger();
        store.follow(() -> {
            count.incrementAndGet();
            return Fault.NONE;
        });
        return count;
    }

    private WriteAllResult increment(IdempotencyToken token, Instant now) {
        return write(token, now, before -> Tables.item("a", "v", AttributeValue.n(value(before) + 1)));
    }

    private WriteAllResult write(IdempotencyToken token, Instant now, ItemMutation mutation) {
        CompletableFuture<WriteAllResult> result = new CompletableFuture<>();
        items.mutateAll(
                List.of(new ItemWrite(table, Tables.key("a"), mutation)),
                token,
                new WriteContext(now, "us-east-1", WriteContext.Actor.CALLER),
                result::complete);
        return result.join();
    }

    private long count() {
        return value(items.find(table, Tables.key("a")));
    }

    private static long value(@Nullable Item item) {
        return item != null && item.find("v") instanceof AttributeValue.N number
                ? number.value().toBigDecimal().longValue()
                : 0;
    }

    private static int tokenEntryCount(OrderedStore store) {
        int[] count = new int[1];
        store.read(view -> {
            view.scan(
                    new byte[] {Space.TOKEN.prefix()},
                    new byte[] {(byte) (Space.TOKEN.prefix() + 1)},
                    false,
                    (key, value) -> {
                        count[0]++;
                        return true;
                    });
            return null;
        });
        return count[0];
    }
}
