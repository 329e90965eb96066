package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Points 7 and 14 of section J: streams turned off, on again, deleted, listed (source: streams.md A). */
class StreamLifecycleIT {
    private static final String TABLE = "Living";

    private final StreamServer server = StreamServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    /** Point 7: three streams of one name, each with an iterator from before its end. */
    @Test
    void iteratorsAndArnsOfOldStreamsReadThemAndNothingElse() {
        StreamHandle first = server.createTable(TABLE, "NEW_IMAGE");
        server.put(TABLE, "k", 1);
        String ofFirst = first.trimHorizon(first.openShard());
        String latestOfFirst = first.latest(first.openShard());
        server.disable(TABLE);
        server.put(TABLE, "k", 2);
        StreamHandle second = server.enable(TABLE, "NEW_IMAGE");
        String ofSecond = second.trimHorizon(second.openShard());
        server.put(TABLE, "k", 3);
        server.deleteTable(TABLE);
        StreamHandle third = server.createTable(TABLE, "NEW_IMAGE");
        server.put(TABLE, "k", 4);

        assertThat(StreamHandle.values(first.drain(ofFirst))).containsExactly("1");
        assertThat(first.drain(latestOfFirst)).isEmpty();
        assertThat(StreamHandle.values(second.drain(ofSecond))).containsExactly("3");
        assertThat(StreamHandle.values(first.all())).containsExactly("1");
        assertThat(StreamHandle.values(second.all())).containsExactly("3");
        assertThat(StreamHandle.events(third.all())).containsExactly("INSERT");
        assertThat(List.of(first.status(), second.status(), third.status()))
                .containsExactly("DISABLED", "DISABLED", "ENABLED");
        assertThat(listed("'TableName':'" + TABLE + "'")).containsExactly(third.arn(), second.arn(), first.arn());
        for (StreamHandle old : List.of(first, second)) {
            assertThat(old.shards()).allMatch(StreamHandle::isClosed);
            assertThat(old.describe().path("StreamViewType").asText()).isEqualTo("NEW_IMAGE");
            assertThat(old.describe().path("KeySchema")).hasSize(1);
            JsonNode shard = old.shards().get(0);
            assertThat(old.children(StreamHandle.id(shard))).isEmpty();
            assertThat(old.page(old.trimHorizon(StreamHandle.id(shard))).has("NextShardIterator"))
                    .isFalse();
        }
    }

    /** Point 7: a day later there is nothing left, in whatever way one asks. */
    @Test
    void aStreamThatWasTurnedOffIsReadableForADayAndThenUnknown() {
        StreamHandle stream = server.createTable(TABLE, "NEW_IMAGE");
        server.put(TABLE, "k", 1);
        String shard = stream.openShard();
        server.advance("PT1H");
        server.disable(TABLE);
        StreamHandle next = server.enable(TABLE, "NEW_IMAGE");
        server.advance("PT22H59M59S");
        assertThat(StreamHandle.values(stream.all())).containsExactly("1");
        String held = stream.trimHorizon(shard);
        // The record is a day old now, the stream an hour less.
        server.advance("PT1S");
        assertThat(stream.all()).isEmpty();
        server.advance("PT59M59S");
        assertThat(stream.status()).isEqualTo("DISABLED");
        String last = stream.trimHorizon(shard);
        server.advance("PT1S");

        String unknown = "Requested resource not found: Stream: " + stream.arn() + " not found";
        server.refuse("DescribeStream", "{'StreamArn':'" + stream.arn() + "'}", "ResourceNotFoundException", unknown);
        server.refuse(
                "GetShardIterator",
                stream.iteratorRequest(shard, "TRIM_HORIZON", ""),
                "ResourceNotFoundException",
                unknown);
        server.refuse("GetRecords", "{'ShardIterator':'" + last + "'}", "ResourceNotFoundException", unknown);
        server.refuse("GetRecords", "{'ShardIterator':'" + held + "'}", "ExpiredIteratorException", "expired");
        assertThat(listed("'TableName':'" + TABLE + "'")).containsExactly(next.arn());
    }

    /** Point 7: nothing of the table before it, neither items nor a stream, nor the memory of one. */
    @Test
    void aTableCreatedAgainInheritsNothing() {
        StreamHandle old = server.createTable(TABLE, "NEW_AND_OLD_IMAGES");
        server.put(TABLE, "k", 1);
        server.deleteTable(TABLE);
        server.succeed(
                "CreateTable",
                "{'TableName':'" + TABLE + "','BillingMode':'PAY_PER_REQUEST',"
                        + "'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],"
                        + "'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'}]}");

        JsonNode table =
                server.succeed("DescribeTable", "{'TableName':'" + TABLE + "'}").path("Table");
        assertThat(table.has("LatestStreamArn")).isFalse();
        assertThat(table.has("LatestStreamLabel")).isFalse();
        assertThat(table.has("StreamSpecification")).isFalse();
        server.put(TABLE, "k", 2);
        assertThat(StreamHandle.values(old.all())).containsExactly("1");

        StreamHandle fresh = server.enable(TABLE, "NEW_AND_OLD_IMAGES");
        assertThat(fresh.arn()).isGreaterThan(old.arn());
        assertThat(fresh.all()).isEmpty();
        assertThat(fresh.shards())
                .singleElement()
                .satisfies(shard -> assertThat(shard.has("ParentShardId")).isFalse());
    }

    /** Labels of one name rise though the clock stands still or goes back. */
    @Test
    void labelsRiseWhateverTheClockDoes() {
        server.createTable(TABLE, "KEYS_ONLY");
        String last = "";
        for (int round = 0; round < 6; round++) {
            server.disable(TABLE);
            if (round == 3) {
                server.setClock("2029-12-31T00:00:00Z");
            }
            if (round == 4) {
                server.deleteTable(TABLE);
                server.createTable(TABLE, "KEYS_ONLY");
                server.disable(TABLE);
            }
            String label = server.enable(TABLE, "KEYS_ONLY")
                    .describe()
                    .path("StreamLabel")
                    .asText();
            assertThat(label)
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}")
                    .isGreaterThan(last);
            last = label;
        }
    }

    /** The clock set back by years, as a restart does that ends its moves: what there is stays what it is. */
    @Test
    void aStreamOfATimeToComeIsReadAndRotatedAfterTheClockWasSetBack() {
        StreamHandle stream = server.createTable(TABLE, "NEW_IMAGE");
        server.put(TABLE, "k", 1);
        server.setClock("2027-01-01T00:00:00Z");
        server.put(TABLE, "k", 2);

        assertThat(stream.status()).isEqualTo("ENABLED");
        assertThat(StreamHandle.values(stream.all())).containsExactly("1", "2");
        server.advance("PT9H");
        server.put(TABLE, "k", 3);
        assertThat(stream.shards()).hasSizeGreaterThan(2);
        ShardGraph.check(stream.shards(), true);
        assertThat(StreamHandle.values(stream.all())).containsExactly("1", "2", "3");
        server.disable(TABLE);
        assertThat(stream.status()).isEqualTo("DISABLED");
    }

    private List<String> listed(String members) {
        List<String> arns = new ArrayList<>();
        server.succeed("ListStreams", "{" + members + "}")
                .path("Streams")
                .forEach(stream -> arns.add(stream.path("StreamArn").asText()));
        return arns;
    }

    /** Point 14: with deletions, creations and expiry between the pages, what stays is listed exactly once. */
    @Test
    void pagesListWhatStaysExactlyOnceThoughStreamsComeAndGoBetweenThem() {
        long seed = Long.getLong("millrace.it.seed", System.nanoTime());
        System.out.println("paging of ListStreams, seed " + seed);
        Random random = new Random(seed);
        for (int limit = 1; limit <= 5; limit++) {
            String prefix = "L" + limit;
            Set<String> staying = new HashSet<>();
            List<String> going = new ArrayList<>();
            for (int index = 0; index < 14; index++) {
                String table = prefix + "-" + index;
                StreamHandle stream = server.createTable(table, "KEYS_ONLY");
                if (random.nextBoolean()) {
                    going.add(stream.arn());
                    server.deleteTable(table);
                } else {
                    staying.add(stream.arn());
                }
            }
            // All but the last minute of the day for which what was turned off is still listed.
            server.advance("PT23H59M");
            List<String> seen = new ArrayList<>();
            String from = "";
            for (int page = 0; !from.isEmpty() || page == 0; page++) {
                JsonNode answer = server.succeed("ListStreams", "{'Limit':" + limit + from + "}");
                answer.path("Streams")
                        .forEach(stream -> seen.add(stream.path("StreamArn").asText()));
                JsonNode last = answer.get("LastEvaluatedStreamArn");
                from = last == null ? "" : ",'ExclusiveStartStreamArn':'" + last.asText() + "'";
                if (page == 2) {
                    // Whatever was turned off goes now, the start of the next page maybe among them.
                    server.advance("PT2M");
                }
                if (page % 2 == 1) {
                    server.createTable(prefix + "-new-" + page, "KEYS_ONLY");
                }
            }
            assertThat(seen).as("pages of %d, seed %d", limit, seed).doesNotHaveDuplicates();
            assertThat(seen).containsAll(staying);
            assertThat(listed("")).doesNotContainAnyElementsOf(going);
            deleteTables();
        }
    }

    private void deleteTables() {
        server.succeed("ListTables", "{}").path("TableNames").forEach(name -> server.deleteTable(name.asText()));
        server.advance("P2D");
        assertThat(listed("")).isEmpty();
    }

    /** The answers of A2, whatever view type is asked for. */
    @Test
    void turningOnTwiceAndOffTwiceIsRefusedInTheWordsOfAws() {
        server.createTable(TABLE, "KEYS_ONLY");
        for (ViewType view : ViewType.values()) {
            server.refuse(
                    "UpdateTable",
                    "{'TableName':'" + TABLE + "','StreamSpecification':{'StreamEnabled':true,'StreamViewType':'" + view
                            + "'}}",
                    "ValidationException",
                    "Table already has an enabled stream: TableName: " + TABLE);
        }
        server.disable(TABLE);
        server.refuse(
                "UpdateTable",
                "{'TableName':'" + TABLE + "','StreamSpecification':{'StreamEnabled':false}}",
                "ValidationException",
                "Table has no stream to disable");
    }
}
