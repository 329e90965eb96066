package dev.millrace.streams;

import static dev.millrace.protocol.operation.ShardIteratorType.AFTER_SEQUENCE_NUMBER;
import static dev.millrace.protocol.operation.ShardIteratorType.AT_SEQUENCE_NUMBER;
import static dev.millrace.protocol.operation.ShardIteratorType.LATEST;
import static dev.millrace.protocol.operation.ShardIteratorType.TRIM_HORIZON;
import static dev.millrace.streams.StreamsFixture.arn;
import static dev.millrace.streams.StreamsFixture.item;
import static dev.millrace.streams.StreamsFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.operation.ShardDescription;
import dev.millrace.protocol.operation.StreamDescription;
import dev.millrace.protocol.operation.StreamEventName;
import dev.millrace.protocol.operation.StreamStatus;
import dev.millrace.protocol.operation.StreamSummary;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.table.ItemWrite;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.WriteContext;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamServiceTest {
    private final StreamsFixture it = new StreamsFixture();

    @AfterEach
    void close() {
        it.close();
    }

    @ParameterizedTest
    @EnumSource(StreamViewType.class)
    void eachViewTypeCarriesItsImages(StreamViewType viewType) {
        boolean carriesNew = viewType == StreamViewType.NEW_IMAGE || viewType == StreamViewType.NEW_AND_OLD_IMAGES;
        boolean carriesOld = viewType == StreamViewType.OLD_IMAGE || viewType == StreamViewType.NEW_AND_OLD_IMAGES;
        TableDefinition table = it.createTable("music", viewType);
        it.put(table, item("a", "v", 1));
        it.put(table, item("a", "v", 2));
        it.delete(table, "a");

        List<StreamRecord> records = it.readAll(arn(table));

        assertThat(records)
                .extracting(StreamRecord::eventName)
                .containsExactly(StreamEventName.INSERT, StreamEventName.MODIFY, StreamEventName.REMOVE);
        assertThat(records).extracting(StreamRecord::keys).containsOnly(item("a"));
        assertThat(records).extracting(StreamRecord::viewType).containsOnly(viewType);
        assertThat(records)
                .extracting(StreamRecord::newImage)
                .containsExactly(carriesNew ? item("a", "v", 1) : null, carriesNew ? item("a", "v", 2) : null, null);
        assertThat(records)
                .extracting(StreamRecord::oldImage)
                .containsExactly(null, carriesOld ? item("a", "v", 1) : null, carriesOld ? item("a", "v", 2) : null);
    }

    @Test
    void aWriteThatChangesNothingLeavesNoRecord() {
        TableDefinition table = it.createTable("music", StreamViewType.KEYS_ONLY);
        AttributeValue set = new AttributeValue.SS(new LinkedHashSet<>(List.of("x", "y")));
        AttributeValue reordered = new AttributeValue.SS(new LinkedHashSet<>(List.of("y", "x")));
        it.put(table, item("a", "v", set, "w", 1));

        it.put(table, item("a", "v", set, "w", 1));
        it.put(table, item("a", "w", 1, "v", reordered));
        it.delete(table, "b");

        assertThat(it.readAll(arn(table))).hasSize(1);
    }

    @Test
    void aRecordHasTheShapeOfAws() {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_AND_OLD_IMAGES);
        it.put(table, item("a"));
        it.put(table, item("b"));

        List<StreamRecord> records = it.readAll(arn(table));

        assertThat(records).allSatisfy(record -> {
            assertThat(record.eventId()).matches("[0-9a-f]{32}");
            assertThat(record.awsRegion()).isEqualTo("eu-west-1");
            assertThat(record.created()).isEqualTo(StreamsFixture.START);
            assertThat(record.sequenceNumber()).matches("1[0-9]{24}");
            assertThat(record.byTimeToLive()).isFalse();
        });
        assertThat(records.get(0).eventId()).isNotEqualTo(records.get(1).eventId());
        assertThat(it.readAll(arn(table)).get(0).eventId())
                .isEqualTo(records.get(0).eventId());
    }

    /** The sizes AWS reported in its documentation and in recorded answers (source: streams.md C4). */
    @Test
    void sizesAreThoseOfAws() {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_AND_OLD_IMAGES);
        it.put(table, item("Fred"));
        it.put(table, item("NewKey"));
        it.put(table, item("NewKey", "attr1", "value1", "attr2", "value2"));
        it.put(table, item("raw", "bin", new AttributeValue.B(Binary.owning(new byte[6]))));

        assertThat(it.readAll(arn(table)))
                .extracting(StreamRecord::sizeBytes)
                .containsExactly(12L, 16L, 8L + 8 + 30, 5L + 5 + 9);
    }

    @Test
    void theTimeToLiveServiceIsNamed() {
        TableDefinition table = it.createTable("music", StreamViewType.KEYS_ONLY);
        it.put(table, item("a"));
        it.items.mutate(
                table,
                key("a"),
                before -> null,
                new WriteContext(StreamsFixture.START, "", WriteContext.Actor.TTL_SERVICE),
                result -> {});

        assertThat(it.readAll(arn(table)))
                .extracting(StreamRecord::byTimeToLive)
                .containsExactly(false, true);
    }

    @Test
    void recordsOfOneCommitKeepTheOrderOfTheRequest() {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);
        it.put(table, item("b", "v", 0));
        it.writeAll(List.of(
                new ItemWrite(table, key("c"), before -> item("c")),
                new ItemWrite(table, key("b"), before -> before),
                new ItemWrite(table, key("a"), before -> item("a"))));

        List<StreamRecord> records = it.readAll(arn(table));

        assertThat(records).extracting(StreamRecord::keys).containsExactly(item("b"), item("c"), item("a"));
        String second = records.get(1).sequenceNumber();
        String third = records.get(2).sequenceNumber();
        assertThat(third).startsWith(second.substring(0, 20));
    }

    @Test
    void theFourIteratorTypesBeginWhereTheySay() {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);
        String arn = arn(table);
        it.put(table, item("a"));
        it.put(table, item("b"));
        String first = it.readAll(arn).get(0).sequenceNumber();
        String latest = it.iterator(arn, LATEST);
        it.put(table, item("c"));

        assertThat(keys(it.iterator(arn, TRIM_HORIZON))).containsExactly("a", "b", "c");
        assertThat(keys(it.iterator(arn, AT_SEQUENCE_NUMBER, first))).containsExactly("a", "b", "c");
        assertThat(keys(it.iterator(arn, AFTER_SEQUENCE_NUMBER, first))).containsExactly("b", "c");
        assertThat(keys(latest)).containsExactly("c");
        assertThat(keys(latest)).containsExactly("c");
        String start = it.shards(arn).get(0).sequenceNumberRange().startingSequenceNumber();
        assertThat(keys(it.iterator(arn, AT_SEQUENCE_NUMBER, start))).containsExactly("a", "b", "c");
        assertThat(keys(it.iterator(arn, AT_SEQUENCE_NUMBER, "9".repeat(40)))).isEmpty();
    }

    @Test
    void pagesJoinWithoutGapOrOverlap() {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);
        for (int index = 0; index < 10; index++) {
            it.put(table, item("k" + index));
        }
        String iterator = it.iterator(arn(table), TRIM_HORIZON);
        StringBuilder read = new StringBuilder();
        for (int page = 0; page < 5; page++) {
            RecordsPage records = it.streams.records(iterator, 3, it.clock.instant());
            records.records().forEach(record -> read.append(name(record)).append(' '));
            iterator = Objects.requireNonNull(records.nextIterator());
        }

        assertThat(read.toString()).isEqualTo("k0 k1 k2 k3 k4 k5 k6 k7 k8 k9 ");
    }

    /** DynamoDB Local ignores the limit of 1 MB (source: streams.md D4). */
    @Test
    void aPageEndsAtOneMegabyteButHoldsAtLeastOneRecord() {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_AND_OLD_IMAGES);
        for (String pk : List.of("a", "b", "c", "d")) {
            it.put(table, item(pk, "v", "x".repeat(300_000)));
        }

        assertThat(keys(it.iterator(arn(table), TRIM_HORIZON))).containsExactly("a", "b", "c");
        assertThat(it.readAll(arn(table))).hasSize(4);
    }

    /** DynamoDB Local confuses the gap with trimmed data and throws for ever (source: streams.md D5). */
    @Test
    void latestOnAnEmptyStreamSurvivesWritesToOtherTables() {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);
        TableDefinition other = it.createTable("other", StreamViewType.NEW_IMAGE);
        String latest = it.iterator(arn(table), LATEST);
        it.put(other, item("x"));
        it.clock.advance(Duration.ofMinutes(14));
        it.put(table, item("a"));

        RecordsPage page = it.read(latest);

        assertThat(page.records()).extracting(StreamServiceTest::name).containsExactly("a");
        it.put(other, item("y"));
        it.put(table, item("b"));
        assertThat(keys(Objects.requireNonNull(page.nextIterator()))).containsExactly("b");
    }

    @Test
    void aClosedShardEndsWithItsLastRecords() {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);
        String arn = arn(table);
        it.put(table, item("a"));
        it.put(table, item("b"));
        String latest = it.iterator(arn, LATEST);
        String horizon = it.iterator(arn, TRIM_HORIZON);
        RecordsPage open = it.read(horizon);
        assertThat(open.nextIterator()).isNotNull();
        it.disable("music");

        RecordsPage first = it.streams.records(horizon, 1, it.clock.instant());
        assertThat(first.nextIterator()).isNotNull();
        RecordsPage last = it.streams.records(Objects.requireNonNull(first.nextIterator()), 1, it.clock.instant());
        assertThat(last.records()).hasSize(1);
        assertThat(last.nextIterator()).isNull();
        assertThat(it.read(latest)).isEqualTo(new RecordsPage(List.of(), null));
        assertThat(it.read(it.iterator(arn, LATEST))).isEqualTo(new RecordsPage(List.of(), null));
    }

    @Test
    void aDisabledStreamStaysReadableForADayAndItsSuccessorIsAnother() {
        TableDefinition table = it.createTable("music", StreamViewType.OLD_IMAGE);
        String oldArn = arn(table);
        it.put(table, item("a"));
        it.disable("music");
        it.put(table, item("b"));
        TableDefinition enabled = it.enable("music", StreamViewType.NEW_IMAGE);
        String newArn = arn(enabled);
        it.put(table, item("c"));

        assertThat(newArn).isGreaterThan(oldArn);
        assertThat(it.readAll(oldArn)).extracting(StreamServiceTest::name).containsExactly("a");
        assertThat(it.readAll(newArn)).extracting(StreamServiceTest::name).containsExactly("c");
        StreamDescription old = it.streams.describe(oldArn, null, 100, it.clock.instant());
        assertThat(old.streamStatus()).isEqualTo(StreamStatus.DISABLED);
        assertThat(old.streamViewType()).isEqualTo(StreamViewType.OLD_IMAGE);
        assertThat(old.shards().get(0).sequenceNumberRange().endingSequenceNumber())
                .isNotNull();
        assertThat(listed(null)).containsExactly(newArn, oldArn);

        it.clock.advance(Duration.ofHours(24));
        assertThat(listed(null)).containsExactly(newArn);
        assertApiError(
                () -> it.shards(oldArn),
                ErrorType.RESOURCE_NOT_FOUND,
                "Requested resource not found: Stream: " + oldArn + " not found");
    }

    @Test
    void anIteratorOfADeletedTableGoesOnReadingItsStream() {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);
        it.put(table, item("a"));
        String iterator = it.iterator(arn(table), TRIM_HORIZON);
        it.catalog.delete("music", gone -> {}, it.clock.instant());
        TableDefinition fresh = it.createTable("music", StreamViewType.NEW_IMAGE);
        it.put(fresh, item("b"));

        assertThat(arn(fresh)).isGreaterThan(arn(table));
        assertThat(keys(iterator)).containsExactly("a");
        assertThat(it.readAll(arn(fresh))).extracting(StreamServiceTest::name).containsExactly("b");
        assertThat(listed("music")).containsExactly(arn(fresh), arn(table));
        assertThat(listed("unknown")).isEmpty();
    }

    @Test
    void labelsRiseEvenWhenTheClockGoesBack() {
        it.createTable("music", StreamViewType.NEW_IMAGE);
        String previous = arn(it.catalog.require("music"));
        for (int round = 0; round < 5; round++) {
            it.clock.set(StreamsFixture.START.minusSeconds(round));
            if (round % 2 == 0) {
                it.disable("music");
            } else {
                it.catalog.delete("music", gone -> {}, it.clock.instant());
                it.createTable("music", null);
            }
            String next = arn(it.enable("music", StreamViewType.NEW_IMAGE));
            assertThat(next).isGreaterThan(previous);
            previous = next;
        }
    }

    @Test
    void turningOnTwiceAndOffTwiceIsRefused() {
        it.createTable("music", StreamViewType.NEW_IMAGE);

        assertApiError(
                () -> it.enable("music", StreamViewType.NEW_IMAGE),
                ErrorType.VALIDATION,
                "Table already has an enabled stream: TableName: music");
        it.disable("music");
        assertApiError(() -> it.disable("music"), ErrorType.VALIDATION, "Table has no stream to disable");
    }

    @Test
    void aDisabledStreamStaysTheLatest() {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);

        TableDefinition disabled = it.disable("music");

        assertThat(arn(disabled)).isEqualTo(arn(table));
        assertThat(disabled.enabledStream()).isNull();
        assertThat(it.catalog.require("music")).isEqualTo(disabled);
    }

    @Test
    void theShardIdTellsItsTime() {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);
        ShardDescription shard = it.shards(arn(table)).get(0);

        assertThat(shard.shardId()).matches("shardId-" + "0{7}" + StreamsFixture.START.toEpochMilli() + "-[0-9a-f]{8}");
        assertThat(shard.parentShardId()).isNull();
        assertThat(shard.sequenceNumberRange().endingSequenceNumber()).isNull();
    }

    @Test
    void streamsAreListedNewestFirstInPages() {
        for (String name : List.of("one", "two", "three", "four")) {
            it.createTable(name, StreamViewType.NEW_IMAGE);
            it.clock.advance(Duration.ofSeconds(1));
        }

        StreamsPage first = it.streams.list(null, null, 3, it.clock.instant());
        assertThat(first.streams()).extracting(StreamSummary::tableName).containsExactly("four", "three", "two");
        assertThat(first.lastEvaluatedArn()).isEqualTo(first.streams().get(2).streamArn());
        it.createTable("five", StreamViewType.NEW_IMAGE);
        StreamsPage second = it.streams.list(null, first.lastEvaluatedArn(), 3, it.clock.instant());
        assertThat(second.streams()).extracting(StreamSummary::tableName).containsExactly("one");
        assertThat(second.lastEvaluatedArn()).isNull();
        assertApiError(
                () -> it.streams.list(null, "bad", 3, it.clock.instant()),
                ErrorType.VALIDATION,
                "One or more parameter values were invalid: Invalid StreamArn");
    }

    private List<String> listed(@Nullable String tableName) {
        return it.streams.list(tableName, null, 100, it.clock.instant()).streams().stream()
                .map(StreamSummary::streamArn)
                .toList();
    }

    private List<String> keys(String iterator) {
        return it.read(iterator).records().stream().map(StreamServiceTest::name).toList();
    }

    private static String name(StreamRecord record) {
        return ((AttributeValue.S) Objects.requireNonNull(record.keys().find("pk"))).value();
    }

    private static AbstractThrowableAssert<?, ?> assertApiError(ThrowingCallable call, ErrorType type, String message) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.type()).isEqualTo(type))
                .hasMessage(message);
    }
}
