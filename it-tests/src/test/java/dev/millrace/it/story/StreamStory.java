package dev.millrace.it.story;

import static dev.millrace.it.story.Values.key;
import static dev.millrace.it.story.Values.n;
import static dev.millrace.it.story.Values.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Streams: turned on by UpdateTable, then every change of every item is read back. */
abstract class StreamStory extends Story {
    StreamStory(Function<URI, StoryClient> connect) {
        super(connect);
    }

    private void set(String table, String key, AttributeValue value) {
        client().updateItem(UpdateItemRequest.builder()
                .tableName(table)
                .key(key(key))
                .updateExpression("SET v = :v")
                .expressionAttributeValues(Map.of(":v", value))
                .build());
    }

    private void delete(String table, String key) {
        client().deleteItem(DeleteItemRequest.builder()
                .tableName(table)
                .key(key(key))
                .build());
    }

    /** Puts, updates and deletes one item: one record of each kind. */
    private void writeOneOfEachKind(String table, String key) {
        put(table, Map.of("pk", s(key), "v", n(1)));
        set(table, key, n(2));
        delete(table, key);
    }

    @Test
    void theMainJob() {
        String table = newTable((StreamViewType) null);
        put(table, Map.of("pk", s("before"), "v", s("written before the stream was on")));
        StreamReader stream = enableStream(table, StreamViewType.NEW_AND_OLD_IMAGES);

        writeOneOfEachKind(table, "k");
        set(table, "before", s("changed"));

        List<Record> records = stream.all();
        assertThat(records)
                .extracting(Record::eventName)
                .containsExactly(
                        OperationType.INSERT, OperationType.MODIFY, OperationType.REMOVE, OperationType.MODIFY);
        Map<String, AttributeValue> one = Map.of("pk", s("k"), "v", n(1));
        Map<String, AttributeValue> two = Map.of("pk", s("k"), "v", n(2));
        assertThat(records.get(0).dynamodb().hasOldImage()).isFalse();
        assertThat(records.get(0).dynamodb().newImage()).isEqualTo(one);
        assertThat(records.get(1).dynamodb().oldImage()).isEqualTo(one);
        assertThat(records.get(1).dynamodb().newImage()).isEqualTo(two);
        assertThat(records.get(2).dynamodb().oldImage()).isEqualTo(two);
        assertThat(records.get(2).dynamodb().hasNewImage()).isFalse();
        assertThat(records.get(3).dynamodb().oldImage()).containsEntry("v", s("written before the stream was on"));
        assertThat(records.get(3).dynamodb().keys()).isEqualTo(key("before"));
    }

    @Test
    void recordsHaveAwsShape() {
        String table = newTable(StreamViewType.NEW_AND_OLD_IMAGES);
        StreamReader stream = new StreamReader(client(), describe(table).latestStreamArn());

        writeOneOfEachKind(table, "shape");

        List<Record> records = stream.all();
        assertThat(records).hasSize(3).allSatisfy(record -> {
            assertThat(record.eventID()).matches("[0-9a-f]{32}");
            assertThat(record.eventVersion()).isEqualTo("1.1");
            assertThat(record.eventSource()).isEqualTo("aws:dynamodb");
            assertThat(record.awsRegion()).isEqualTo("us-east-1");
            assertThat(record.userIdentity()).isNull();
            assertThat(record.dynamodb().streamViewType()).isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
            assertThat(record.dynamodb().sequenceNumber()).matches("[1-9][0-9]{20,39}");
            Instant created = record.dynamodb().approximateCreationDateTime();
            assertThat(created).isNotNull().isEqualTo(created.truncatedTo(ChronoUnit.SECONDS));
            assertThat(record.dynamodb().keys()).isEqualTo(key("shape"));
        });
        assertThat(records).extracting(Record::eventID).doesNotHaveDuplicates();
        assertThat(records)
                .extracting(record -> new BigInteger(record.dynamodb().sequenceNumber()))
                .isSorted()
                .doesNotHaveDuplicates();
        // Keys 7 = "pk" + "shape"; each image 7 + "v" + a one-digit number (1 + 2) = 10.
        assertThat(records).extracting(record -> record.dynamodb().sizeBytes()).containsExactly(17L, 27L, 17L);
    }

    @ParameterizedTest
    @EnumSource(value = StreamViewType.class, names = "UNKNOWN_TO_SDK_VERSION", mode = EnumSource.Mode.EXCLUDE)
    void eachViewTypeCarriesItsImages(StreamViewType viewType) {
        String table = newTable((StreamViewType) null);
        StreamReader stream = enableStream(table, viewType);
        boolean withNew = viewType == StreamViewType.NEW_IMAGE || viewType == StreamViewType.NEW_AND_OLD_IMAGES;
        boolean withOld = viewType == StreamViewType.OLD_IMAGE || viewType == StreamViewType.NEW_AND_OLD_IMAGES;

        writeOneOfEachKind(table, "k");

        List<Record> records = stream.all();
        assertThat(records).hasSize(3).allSatisfy(record -> {
            assertThat(record.dynamodb().streamViewType()).isEqualTo(viewType);
            assertThat(record.dynamodb().keys()).isEqualTo(key("k"));
        });
        Map<String, AttributeValue> one = Map.of("pk", s("k"), "v", n(1));
        Map<String, AttributeValue> two = Map.of("pk", s("k"), "v", n(2));
        assertThat(records)
                .extracting(record -> record.dynamodb().hasNewImage()
                        ? record.dynamodb().newImage()
                        : Map.<String, AttributeValue>of())
                .containsExactly(withNew ? one : Map.of(), withNew ? two : Map.of(), Map.of());
        assertThat(records)
                .extracting(record -> record.dynamodb().hasOldImage()
                        ? record.dynamodb().oldImage()
                        : Map.<String, AttributeValue>of())
                .containsExactly(Map.of(), withOld ? one : Map.of(), withOld ? two : Map.of());
    }

    @Test
    void allTenTypesComeBackInTheImages() {
        String table = newTable(StreamViewType.NEW_AND_OLD_IMAGES);
        StreamReader stream = new StreamReader(client(), describe(table).latestStreamArn());

        put(table, Values.everyType("types"));
        delete(table, "types");

        List<Record> records = stream.all();
        Map<String, AttributeValue> expected = Values.comparable(Values.everyType("types"));
        assertThat(records).hasSize(2);
        assertThat(Values.comparable(records.get(0).dynamodb().newImage())).isEqualTo(expected);
        assertThat(Values.comparable(records.get(1).dynamodb().oldImage())).isEqualTo(expected);
    }

    @Test
    void imageOfAnItemThatIsOnlyItsKeyIsTheKey() {
        String table = newTable(StreamViewType.NEW_AND_OLD_IMAGES);
        StreamReader stream = new StreamReader(client(), describe(table).latestStreamArn());

        put(table, key("bare"));

        assertThat(stream.all())
                .singleElement()
                .satisfies(record -> assertThat(record.dynamodb().newImage()).isEqualTo(key("bare")));
    }

    @Test
    void writesThatChangeNothingLeaveNoRecord() {
        String table = newTable(StreamViewType.KEYS_ONLY);
        StreamReader stream = new StreamReader(client(), describe(table).latestStreamArn());
        Map<String, AttributeValue> item =
                Map.of("pk", s("same"), "v", n(1), "set", AttributeValue.fromSs(List.of("a", "b")));
        put(table, item);

        put(table, Map.of("pk", s("same"), "v", n("1.0"), "set", AttributeValue.fromSs(List.of("b", "a"))));
        set(table, "same", n("1e0"));
        delete(table, "nobody");
        client().updateItem(UpdateItemRequest.builder()
                .tableName(table)
                .key(key("same"))
                .updateExpression("REMOVE nothing")
                .build());
        client().updateItem(UpdateItemRequest.builder()
                .tableName(table)
                .key(key("nobody"))
                .updateExpression("REMOVE nothing")
                .build());
        assertThatThrownBy(() -> client().putItem(PutItemRequest.builder()
                        .tableName(table)
                        .item(key("same"))
                        .conditionExpression("attribute_not_exists(pk)")
                        .build()))
                .isInstanceOf(ConditionalCheckFailedException.class);

        assertThat(stream.all()).extracting(Record::eventName).containsExactly(OperationType.INSERT);
    }

    @Test
    void fourIteratorTypesStartWhereTheySay() {
        String table = newTable(StreamViewType.NEW_IMAGE);
        StreamReader stream = new StreamReader(client(), describe(table).latestStreamArn());
        String shard = stream.shards().get(0).shardId();
        put(table, Map.of("pk", s("i"), "v", n(1)));
        set(table, "i", n(2));
        set(table, "i", n(3));
        List<Record> before = stream.all();
        String second = before.get(1).dynamodb().sequenceNumber();
        String latest = stream.iterator(shard, ShardIteratorType.LATEST, null);
        set(table, "i", n(4));

        assertThat(values(stream.from(stream.iterator(shard, ShardIteratorType.TRIM_HORIZON, null))))
                .containsExactly("1", "2", "3", "4");
        assertThat(values(stream.from(stream.iterator(shard, ShardIteratorType.AT_SEQUENCE_NUMBER, second))))
                .containsExactly("2", "3", "4");
        assertThat(values(stream.from(stream.iterator(shard, ShardIteratorType.AFTER_SEQUENCE_NUMBER, second))))
                .containsExactly("3", "4");
        assertThat(values(stream.from(latest))).containsExactly("4");
    }

    private static List<String> values(List<Record> records) {
        return records.stream()
                .map(record ->
                        Values.required(record.dynamodb().newImage(), "v").n())
                .toList();
    }

    @Test
    void startingSequenceNumberIsAlwaysAPosition() {
        String table = newTable(StreamViewType.NEW_IMAGE);
        StreamReader stream = new StreamReader(client(), describe(table).latestStreamArn());
        Shard shard = stream.shards().get(0);
        put(table, Map.of("pk", s("start"), "v", n(1)));

        String iterator = stream.iterator(
                shard.shardId(),
                ShardIteratorType.AT_SEQUENCE_NUMBER,
                shard.sequenceNumberRange().startingSequenceNumber());

        assertThat(values(stream.from(iterator))).containsExactly("1");
    }

    @Test
    void pagesAreLimitedAndGoOn() {
        String table = newTable(StreamViewType.NEW_IMAGE);
        StreamReader stream = new StreamReader(client(), describe(table).latestStreamArn());
        String shard = stream.shards().get(0).shardId();
        for (int value = 1; value <= 5; value++) {
            set(table, "paged", n(value));
        }

        GetRecordsResponse first = client().getRecords(GetRecordsRequest.builder()
                .shardIterator(stream.iterator(shard, ShardIteratorType.TRIM_HORIZON, null))
                .limit(2)
                .build());

        assertThat(values(first.records())).containsExactly("1", "2");
        assertThat(values(stream.from(first.nextShardIterator()))).containsExactly("3", "4", "5");
    }

    @Test
    void anIteratorMayBeUsedTwice() {
        String table = newTable(StreamViewType.NEW_IMAGE);
        StreamReader stream = new StreamReader(client(), describe(table).latestStreamArn());
        String iterator = stream.iterator(stream.shards().get(0).shardId(), ShardIteratorType.TRIM_HORIZON, null);
        set(table, "twice", n(1));

        List<Record> first = stream.page(iterator).records();
        set(table, "twice", n(2));
        List<Record> second = stream.page(iterator).records();

        assertThat(values(first)).containsExactly("1");
        assertThat(values(second)).containsExactly("1", "2");
    }

    @Test
    void openShardAlwaysHasANextIterator() {
        String table = newTable(StreamViewType.NEW_IMAGE);
        StreamReader stream = new StreamReader(client(), describe(table).latestStreamArn());

        GetRecordsResponse empty =
                stream.page(stream.iterator(stream.shards().get(0).shardId(), ShardIteratorType.LATEST, null));

        assertThat(empty.records()).isEmpty();
        assertThat(empty.nextShardIterator()).isNotNull();
    }

    @Test
    void streamIsDescribedWithItsShard() {
        String table = newTable(StreamViewType.OLD_IMAGE);
        String arn = describe(table).latestStreamArn();

        StreamDescription stream = awaitStream(arn, StreamStatus.ENABLED);

        assertThat(stream.streamArn()).isEqualTo(arn);
        assertThat(stream.streamLabel()).isEqualTo(describe(table).latestStreamLabel());
        assertThat(stream.streamViewType()).isEqualTo(StreamViewType.OLD_IMAGE);
        assertThat(stream.tableName()).isEqualTo(table);
        assertThat(stream.keySchema()).isEqualTo(describe(table).keySchema());
        assertThat(stream.creationRequestDateTime()).isNotNull();
        assertThat(stream.lastEvaluatedShardId()).isNull();
        assertThat(stream.shards()).singleElement().satisfies(shard -> {
            assertThat(shard.shardId()).matches("shardId-\\d{20}-[0-9a-f]{8}");
            assertThat(shard.parentShardId()).isNull();
            assertThat(shard.sequenceNumberRange().startingSequenceNumber()).matches("[1-9][0-9]{20,39}");
            assertThat(shard.sequenceNumberRange().endingSequenceNumber()).isNull();
        });
    }

    @Test
    void streamsAreListedByTable() {
        String table = newTable(StreamViewType.KEYS_ONLY);
        String other = newTable(StreamViewType.KEYS_ONLY);

        assertThat(client().listStreams(
                                ListStreamsRequest.builder().tableName(table).build())
                        .streams())
                .singleElement()
                .satisfies(stream -> {
                    assertThat(stream.streamArn()).isEqualTo(describe(table).latestStreamArn());
                    assertThat(stream.tableName()).isEqualTo(table);
                    assertThat(stream.streamLabel()).isEqualTo(describe(table).latestStreamLabel());
                });
        assertThat(client().listStreams(ListStreamsRequest.builder().build()).streams())
                .extracting(Stream::tableName)
                .contains(table, other);
    }

    @Test
    void disabledStreamEndsAndStaysReadable() {
        String table = newTable(StreamViewType.NEW_IMAGE);
        String arn = describe(table).latestStreamArn();
        StreamReader stream = new StreamReader(client(), arn);
        set(table, "d", n(1));
        String held = stream.iterator(stream.shards().get(0).shardId(), ShardIteratorType.TRIM_HORIZON, null);

        client().updateTable(TableRequests.disableStream(table));
        awaitStream(arn, StreamStatus.DISABLED);
        set(table, "d", n(2));

        GetRecordsResponse last = stream.page(held);
        assertThat(values(last.records())).containsExactly("1");
        assertThat(last.nextShardIterator()).isNull();
        assertThat(stream.shards())
                .singleElement()
                .satisfies(shard -> assertThat(shard.sequenceNumberRange().endingSequenceNumber())
                        .isNotNull());
    }

    @Test
    void streamTurnedOnAgainIsANewStream() {
        String table = newTable(StreamViewType.NEW_IMAGE);
        String oldArn = describe(table).latestStreamArn();
        set(table, "again", n(1));
        client().updateTable(TableRequests.disableStream(table));
        awaitStream(oldArn, StreamStatus.DISABLED);
        set(table, "again", n(2));

        StreamReader second = enableStream(table, StreamViewType.NEW_AND_OLD_IMAGES);
        set(table, "again", n(3));

        String newArn = describe(table).latestStreamArn();
        assertThat(newArn).isGreaterThan(oldArn);
        assertThat(values(second.all())).containsExactly("3");
        assertThat(values(new StreamReader(client(), oldArn).all())).containsExactly("1");
        assertThat(client().listStreams(
                                ListStreamsRequest.builder().tableName(table).build())
                        .streams())
                .extracting(Stream::streamArn)
                .containsExactlyInAnyOrder(oldArn, newArn);
    }

    @Test
    void streamOfADeletedTableStaysReadable() {
        String table = newTable(StreamViewType.NEW_IMAGE);
        String arn = describe(table).latestStreamArn();
        set(table, "left", n(1));

        client().deleteTable(DeleteTableRequest.builder().tableName(table).build());
        awaitStream(arn, StreamStatus.DISABLED);

        assertThat(values(new StreamReader(client(), arn).all())).containsExactly("1");
    }

    @Test
    void unknownStreamIsRefused() {
        String arn = "arn:aws:dynamodb:us-east-1:000000000000:table/nobody/stream/2020-01-01T00:00:00.000";

        assertThatThrownBy(() -> client().describeStream(
                                DescribeStreamRequest.builder().streamArn(arn).build()))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found: Stream: " + arn + " not found");
    }
}
