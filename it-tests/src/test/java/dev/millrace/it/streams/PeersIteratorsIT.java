package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What other emulators get wrong in sections D and E of the specification: iterators, pages, trimming, retention. */
class PeersIteratorsIT {
    private static final String TABLE = "Peers";

    private final StreamServer server = StreamServer.start(options -> options.shardRotation(Duration.ZERO));
    private final StreamHandle stream = server.createTable(TABLE, "NEW_IMAGE");
    private final String shard = stream.openShard();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    @DisplayName("D1, DynamoDB Local answers 500 InternalFailure for a bad or missing ShardIteratorType and for a "
            + "non-numeric SequenceNumber, ResourceNotFound for a malformed ARN")
    void aBadRequestForAnIteratorIsTheCallersMistake() {
        String rest = "'StreamArn':'" + stream.arn() + "','ShardId':'" + shard + "'";
        server.refuse(
                "GetShardIterator",
                "{" + rest + ",'ShardIteratorType':'NOW'}",
                "ValidationException",
                "Value 'NOW' at 'shardIteratorType'");
        server.refuse("GetShardIterator", "{" + rest + "}", "ValidationException", "Value null at 'shardIteratorType'");
        server.refuse(
                "GetShardIterator",
                stream.iteratorRequest(shard, "AT_SEQUENCE_NUMBER", "x".repeat(25)),
                "ValidationException",
                "Invalid SequenceNumber");
        server.refuse(
                "GetShardIterator",
                "{'StreamArn':'" + "x".repeat(40) + "','ShardId':'" + shard + "','ShardIteratorType':'LATEST'}",
                "ValidationException",
                "Invalid StreamArn");
    }

    @Test
    @DisplayName("D1, moto asserts (500) on an unknown shard and on a number below its start")
    void anUnknownShardAndANumberBelowItsStartAreRefused() {
        String unknown = "shardId-00000001577836800000-00000000";
        server.refuse(
                "GetShardIterator",
                stream.iteratorRequest(unknown, "LATEST", ""),
                "ResourceNotFoundException",
                "Requested resource not found: Shard: " + unknown + " in Stream: " + stream.arn() + " not found");
        server.refuse(
                "GetShardIterator",
                stream.iteratorRequest(shard, "AFTER_SEQUENCE_NUMBER", "1" + "0".repeat(24)),
                "ValidationException",
                "Invalid SequenceNumber for the shard");
    }

    @Test
    @DisplayName(
            "D2, DynamoDB Local expires at exactly 15 min but with an empty message; dynoxide and moto never expire")
    void anIteratorExpiresWithTheMessageOfAws() {
        String iterator = stream.latest(shard);
        server.advance("PT15M");
        server.refuse(
                "GetRecords",
                "{'ShardIterator':'" + iterator + "'}",
                "ExpiredIteratorException",
                "Shard iterator has expired");
    }

    @Test
    @DisplayName("D2, LocalStack v1: 5 min, and long-idle pollers died; v2 pops tokens from an in-memory map")
    void anIdlePollerGoesOnAndATokenMayBeUsedAgain() {
        String iterator = stream.latest(shard);
        String first = iterator;
        server.put(TABLE, "k", 1);
        for (int poll = 0; poll < 12; poll++) {
            iterator = stream.page(iterator).path("NextShardIterator").asText();
            server.advance("PT14M");
            if (poll == 0) {
                assertThat(StreamHandle.values(stream.drain(first))).containsExactly("1");
                assertThat(StreamHandle.values(stream.drain(first))).containsExactly("1");
            }
        }
        server.put(TABLE, "k", 2);
        assertThat(StreamHandle.values(stream.drain(iterator))).containsExactly("2");
    }

    @Test
    @DisplayName("D3, dynoxide and moto never end a shard")
    void aClosedShardEnds() {
        server.put(TABLE, "k", 1);
        server.rotate(TABLE);
        JsonNode page = stream.page(stream.trimHorizon(shard));
        assertThat(page.path("Records")).hasSize(1);
        assertThat(page.has("NextShardIterator")).isFalse();
    }

    @Test
    @DisplayName("D3, LocalStack re-initialises all shards with the original StartingPosition when one ends: "
            + "replays or skips")
    void whoGoesFromALatestIteratorIntoTheChildrenMeetsEveryRecordOnce() {
        server.put(TABLE, "k", 0);
        List<String> read = new ArrayList<>();
        Deque<String> iterators = new ArrayDeque<>(List.of(stream.latest(shard)));
        Deque<String> shards = new ArrayDeque<>(List.of(shard));
        for (int value = 1; value <= 9; value++) {
            server.put(TABLE, "k", value);
            if (value % 3 == 0) {
                server.split(TABLE);
            }
        }
        while (!iterators.isEmpty()) {
            JsonNode page = stream.page(iterators.remove());
            String current = shards.remove();
            page.path("Records")
                    .forEach(record ->
                            read.add(record.at("/dynamodb/NewImage/v/N").asText()));
            if (!page.has("NextShardIterator")) {
                for (JsonNode child : stream.children(current)) {
                    shards.add(StreamHandle.id(child));
                    iterators.add(stream.trimHorizon(StreamHandle.id(child)));
                }
            }
        }
        assertThat(read).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    @DisplayName("D4, DynamoDB Local ignores 1 MB: 12 records = 3.6 MB in one page")
    void twelveRecordsOf300KilobytesAreFourPages() {
        for (int index = 0; index < 12; index++) {
            server.succeed(
                    "PutItem",
                    "{'TableName':'" + TABLE + "','Item':{'pk':{'S':'k" + index + "'},'s':{'S':'" + "x".repeat(300_000)
                            + "'}}}");
        }
        String iterator = stream.trimHorizon(shard);
        for (int page = 0; page < 4; page++) {
            JsonNode answer = stream.page(iterator);
            assertThat(answer.path("Records")).hasSize(3);
            iterator = answer.path("NextShardIterator").asText();
        }
        assertThat(stream.page(iterator).path("Records")).isEmpty();
    }

    @Test
    @DisplayName("D5, DynamoDB Local 3.3.1: LATEST on a stream with no records, one write to any other table, then a "
            + "write to this one: the poll and all its successors throw TrimmedDataAccessException")
    void aForeignWriteDoesNotSpoilLatest() {
        server.createTable("Foreign", "NEW_IMAGE");
        String latest = stream.latest(shard);
        server.put("Foreign", "k", 1);
        server.put(TABLE, "k", 1);

        JsonNode page = stream.page(latest);
        assertThat(page.path("Records")).hasSize(1);
        assertThat(stream.page(page.path("NextShardIterator").asText()).path("Records"))
                .isEmpty();
    }

    @Test
    @DisplayName("D5, dynoxide: LATEST consumes a sequence number")
    void takingALatestIteratorChangesNothing() {
        server.put(TABLE, "k", 1);
        List<JsonNode> before = stream.shards();
        List<String> tokens = new ArrayList<>();
        for (int call = 0; call < 10; call++) {
            tokens.add(stream.latest(shard));
        }
        assertThat(tokens).containsOnly(tokens.get(0));
        assertThat(stream.shards()).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "D6, DynamoDB Local: when all records of an open shard are trimmed, TRIM_HORIZON and LATEST reads both "
                    + "throw Trimmed until the next write")
    void afterTrimmingEverythingReadsAreEmpty() {
        server.put(TABLE, "k", 1);
        server.advance("P2D");

        assertThat(stream.page(stream.trimHorizon(shard)).path("Records")).isEmpty();
        assertThat(stream.page(stream.latest(shard)).path("Records")).isEmpty();
    }

    @Test
    @DisplayName(
            "D6, DynamoDB Local: AT of a trimmed number is accepted by GetShardIterator and fails only in GetRecords")
    void atATrimmedNumberIsRefusedAtOnce() {
        server.put(TABLE, "k", 1);
        server.put(TABLE, "k", 2);
        List<JsonNode> records = stream.all();
        server.advance("P2D");

        for (JsonNode record : records) {
            server.refuse(
                    "GetShardIterator",
                    stream.iteratorRequest(shard, "AT_SEQUENCE_NUMBER", StreamHandle.number(record)),
                    "TrimmedDataAccessException",
                    "The data you are trying to access has been trimmed");
        }
        // What comes after the last of them was never trimmed.
        String last = StreamHandle.number(records.get(1));
        assertThat(stream.drain(stream.iterator(shard, "AFTER_SEQUENCE_NUMBER", last)))
                .isEmpty();
    }

    @Test
    @DisplayName("D6, DynamoDB Local: StartingSequenceNumber is not moved")
    void theStartMovesWithTheTrimming() {
        server.put(TABLE, "k", 1);
        String before = StreamHandle.start(stream.shards().get(0));
        server.advance("P2D");
        String after = StreamHandle.start(stream.shards().get(0));
        server.put(TABLE, "k", 2);

        assertThat(after).isGreaterThan(before);
        assertThat(StreamHandle.values(stream.drain(stream.iterator(shard, "AT_SEQUENCE_NUMBER", after))))
                .containsExactly("2");
    }

    @Test
    @DisplayName("E, one peer silently keeps 1000 records")
    void moreThanAThousandRecordsAreKept() {
        for (int batch = 0; batch < 100; batch++) {
            StringBuilder puts = new StringBuilder();
            for (int index = 0; index < 25; index++) {
                puts.append(index == 0 ? "" : ",")
                        .append("{'PutRequest':{'Item':{'pk':{'S':'" + (batch * 25 + index) + "'}}}}");
            }
            server.succeed("BatchWriteItem", "{'RequestItems':{'" + TABLE + "':[" + puts + "]}}");
        }
        server.advance("PT23H59M");

        assertThat(StreamHandle.keys(stream.all())).hasSize(2500).doesNotHaveDuplicates();
    }
}
