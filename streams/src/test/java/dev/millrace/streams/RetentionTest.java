package dev.millrace.streams;

import static dev.millrace.protocol.operation.ShardIteratorType.AFTER_SEQUENCE_NUMBER;
import static dev.millrace.protocol.operation.ShardIteratorType.AT_SEQUENCE_NUMBER;
import static dev.millrace.protocol.operation.ShardIteratorType.LATEST;
import static dev.millrace.protocol.operation.ShardIteratorType.TRIM_HORIZON;
import static dev.millrace.streams.StreamsFixture.arn;
import static dev.millrace.streams.StreamsFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.ShardDescription;
import dev.millrace.protocol.operation.StreamSummary;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.kv.Space;
import dev.millrace.storage.kv.memory.MemoryStore;
import dev.millrace.storage.table.ItemWrite;
import dev.millrace.storage.table.TableDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Duration DAY = Duration.ofHours(24);

    /** Iterators live long here, so that they meet trimmed data before they expire. */
    private final StreamsFixture it = new StreamsFixture(
            new MemoryStore(),
            StreamSettings.DEFAULT.withIteratorLifetime(Duration.ofDays(30)).withRotation(Duration.ZERO));

    private final TableDefinition table = it.createTable("music", StreamViewType.NEW_AND_OLD_IMAGES);
    private final String arn = arn(table);

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void recordsGoAfterADayAndTheirSpaceWithThem() {
        it.put(table, item("a"));
        it.clock.advance(Duration.ofHours(1));
        it.put(table, item("b"));
        it.clock.advance(DAY.minusHours(1).minusMillis(1));
        assertThat(it.readAll(arn)).hasSize(2);

        it.clock.advance(Duration.ofMillis(1));
        assertThat(it.readAll(arn)).hasSize(1);
        assertThat(storedRecords()).isEqualTo(1);

        it.clock.advance(Duration.ofHours(1));
        assertThat(it.readAll(arn)).isEmpty();
        assertThat(storedRecords()).isZero();
    }

    /** A table that is created while a reset is under way keeps its stream. */
    @Test
    void onlyStreamsThatAreTurnedOffAreRemovedOnRequest() {
        TableDefinition dropped = it.createTable("dropped", StreamViewType.KEYS_ONLY);
        it.put(dropped, item("a"));
        it.disable("dropped");

        it.streams.removeDisabled();

        assertThat(it.streams.list(null, null, 10, it.clock.instant()).streams())
                .extracting(StreamSummary::streamArn)
                .containsExactly(arn);
        it.put(table, item("b"));
        assertThat(it.readAll(arn)).hasSize(1);
    }

    @Test
    void whatHasExpiredIsNotReadEvenBeforeItIsTrimmed() {
        it.streams.sweeper().close();
        it.put(table, item("a"));
        it.clock.advance(Duration.ofHours(1));
        it.put(table, item("b"));
        String horizon = it.iterator(arn, TRIM_HORIZON);
        it.clock.advance(DAY.minusHours(1));

        assertThat(storedRecords()).isEqualTo(2);
        assertThat(it.read(horizon).records()).hasSize(1);
    }

    /** DynamoDB Local throws for TRIM_HORIZON and LATEST until the next write (source: streams.md D6). */
    @Test
    void aFullyTrimmedOpenShardAnswersTrimHorizonAndLatest() {
        String before = it.iterator(arn, TRIM_HORIZON);
        it.put(table, item("a"));
        it.clock.advance(DAY);

        for (String iterator : List.of(before, it.iterator(arn, TRIM_HORIZON), it.iterator(arn, LATEST))) {
            RecordsPage page = it.read(iterator);
            assertThat(page.records()).isEmpty();
            RecordsPage next = it.read(Objects.requireNonNull(page.nextIterator()));
            assertThat(next.records()).isEmpty();
            assertThat(next.nextIterator()).isNotNull();
        }
        String idle =
                Objects.requireNonNull(it.read(it.iterator(arn, TRIM_HORIZON)).nextIterator());
        it.put(table, item("b"));
        assertThat(it.read(idle).records()).hasSize(1);
    }

    @Test
    void onlyAPositionWhoseRecordsAreGoneIsTrimmed() {
        it.put(table, item("a"));
        it.put(table, item("b"));
        List<StreamRecord> records = it.readAll(arn);
        String first = records.get(0).sequenceNumber();
        String second = records.get(1).sequenceNumber();
        String start = it.shards(arn).get(0).sequenceNumberRange().startingSequenceNumber();
        String atSecond = it.iterator(arn, AT_SEQUENCE_NUMBER, second);
        String afterSecond = it.iterator(arn, AFTER_SEQUENCE_NUMBER, second);
        String latest = it.iterator(arn, LATEST);
        it.clock.advance(DAY);
        it.put(table, item("c"));

        assertTrimmed(() -> it.read(atSecond));
        assertTrimmed(() -> it.iterator(arn, AT_SEQUENCE_NUMBER, first));
        assertTrimmed(() -> it.iterator(arn, AFTER_SEQUENCE_NUMBER, first));
        assertTrimmed(() -> it.iterator(arn, AT_SEQUENCE_NUMBER, start));
        assertThat(it.read(afterSecond).records()).hasSize(1);
        assertThat(it.read(latest).records()).hasSize(1);
        assertThat(it.read(it.iterator(arn, AFTER_SEQUENCE_NUMBER, second)).records())
                .hasSize(1);
    }

    /** DynamoDB Local leaves the start where it was (source: streams.md D6). */
    @Test
    void theStartMovesWithTheHorizonSoThatReadingAtItWorks() {
        it.put(table, item("a"));
        it.clock.advance(DAY);
        it.put(table, item("b"));
        String start = it.shards(arn).get(0).sequenceNumberRange().startingSequenceNumber();

        assertThat(it.read(it.iterator(arn, AT_SEQUENCE_NUMBER, start)).records())
                .hasSize(1);
    }

    @Test
    void aClosedShardGoesWhenAllItHeldHasExpired() {
        it.put(table, item("a"));
        ShardDescription parent = it.shards(arn).get(0);
        String atParent = it.iterator(arn, LATEST);
        it.clock.advance(Duration.ofHours(4));
        it.streams.resharder().replace(arn, parent.shardId(), 1, it.clock.instant());
        it.clock.advance(DAY.minusMillis(1));
        assertThat(it.shards(arn)).hasSize(2);
        it.clock.advance(Duration.ofMillis(1));

        List<ShardDescription> left = it.shards(arn);
        assertThat(left).hasSize(1);
        assertThat(left.get(0).parentShardId()).isEqualTo(parent.shardId());
        assertThatThrownBy(() -> it.read(atParent))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.RESOURCE_NOT_FOUND));
    }

    @Test
    void aDisabledStreamGoesWholeAndLeavesNothingButItsLabel() {
        it.put(table, item("a"));
        it.clock.advance(Duration.ofHours(1));
        it.disable("music");
        it.clock.advance(DAY);

        assertThat(it.streams.list(null, null, 10, it.clock.instant()).streams())
                .isEmpty();
        assertThat(storedRecords()).isZero();
        assertThat(stored(Space.TOPOLOGY)).isEqualTo(1);
        assertThat(arn(it.enable("music", StreamViewType.KEYS_ONLY))).isGreaterThan(arn);
    }

    @Test
    void aStreamThatNeverHeldAnythingExpiresToo() {
        it.clock.advance(Duration.ofHours(1));
        it.disable("music");
        it.clock.advance(DAY);

        assertThat(stored(Space.TOPOLOGY)).isEqualTo(1);
    }

    @Test
    void oneRunTrimsMoreThanOneTransactionMay() {
        for (int batch = 0; batch < 11; batch++) {
            List<ItemWrite> writes = new ArrayList<>();
            for (int index = 0; index < 1000; index++) {
                Item item = item("key" + index, "v", batch);
                writes.add(new ItemWrite(table, StreamsFixture.key("key" + index), before -> item));
            }
            it.writeAll(writes);
        }
        assertThat(storedRecords()).isEqualTo(11_000);

        it.clock.advance(DAY);

        assertThat(storedRecords()).isZero();
    }

    private long storedRecords() {
        return stored(Space.STREAM);
    }

    private long stored(Space space) {
        long[] count = new long[1];
        it.store.read(view -> {
            view.scan(new byte[] {space.prefix()}, new byte[] {(byte) (space.prefix() + 1)}, false, (key, value) -> {
                count[0]++;
                return true;
            });
            return null;
        });
        return count[0];
    }

    private static void assertTrimmed(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.TRIMMED_DATA_ACCESS))
                .hasMessage("The data you are trying to access has been trimmed");
    }
}
