package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What other emulators get wrong in sections B, H and I of the specification: shards, their ids, numbers and lineage. */
class PeersShardsIT {
    private static final String TABLE = "Peers";

    private final StreamServer server = StreamServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    @DisplayName("B3, DynamoDB Local: one global counter for all tables, whose jumps it takes for trimmed data")
    void jumpsOfTheNumbersAreNotTrimmedData() {
        StreamHandle stream = server.createTable(TABLE, "NEW_IMAGE");
        server.createTable("Foreign", "NEW_IMAGE");
        String shard = stream.openShard();
        server.put(TABLE, "k", 1);
        String first = StreamHandle.number(stream.all().get(0));
        for (int value = 0; value < 100; value++) {
            server.put("Foreign", "f", value);
        }
        server.put(TABLE, "k", 2);

        assertThat(StreamHandle.values(stream.drain(stream.iterator(shard, "AFTER_SEQUENCE_NUMBER", first))))
                .containsExactly("2");
    }

    @Test
    @DisplayName("B3, dynoxide: \"1\", \"2\", ... (too short for the model)")
    void numbersHaveTheLengthOfTheModel() {
        StreamHandle stream = server.createTable(TABLE, "NEW_IMAGE");
        server.put(TABLE, "k", 1);

        assertThat(StreamHandle.number(stream.all().get(0))).matches("[1-9][0-9]{20,39}");
        assertThat(StreamHandle.start(stream.shards().get(0))).matches("[1-9][0-9]{20,39}");
    }

    @Test
    @DisplayName("B3, dynoxide: a shard id that parses as 1 ms after 1970; moto: constant shard id from 2018 "
            + "and constant start number for every table")
    void idsTellWhenTheirShardsWereMade() {
        StreamHandle first = server.createTable(TABLE, "NEW_IMAGE");
        StreamHandle second = server.createTable("Other", "NEW_IMAGE");
        JsonNode one = first.shards().get(0);
        JsonNode two = second.shards().get(0);

        assertThat(ShardGraph.createdMillis(one))
                .isEqualTo(Instant.parse(StreamServer.START).toEpochMilli());
        assertThat(StreamHandle.id(one)).isNotEqualTo(StreamHandle.id(two));
        assertThat(StreamHandle.start(one)).isNotEqualTo(StreamHandle.start(two));
    }

    @Test
    @DisplayName("B3, Alternator: dozens to hundreds of shards; all shards can be closed for a while")
    void anEnabledStreamHasAsManyOpenShardsAsWereAskedFor() {
        try (StreamServer four = StreamServer.start(options -> options.streamShardCount(4))) {
            StreamHandle stream = four.createTable(TABLE, "KEYS_ONLY");
            for (int round = 0; round < 5; round++) {
                assertThat(stream.openShards()).hasSize(4);
                four.rotate(TABLE);
            }
            assertThat(server.createTable(TABLE, "KEYS_ONLY").shards()).hasSize(1);
        }
    }

    @Test
    @DisplayName("H and I, DynamoDB Local: one shard list forever, so it never exercises resharding")
    void anIdleShardIsReplacedEveryFourHours() {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        String root = stream.openShard();
        server.advance("PT3H59M59S");
        assertThat(stream.openShard()).isEqualTo(root);
        server.advance("PT1S");

        assertThat(stream.openShard()).isNotEqualTo(root);
        assertThat(stream.shards()).hasSize(2);
        server.advance("PT44H");
        assertThat(stream.shards()).hasSize(7);
    }

    @Test
    @DisplayName("H, kinesalite style: shard not closed after table re-creation (lease table kept)")
    void aReCreatedTableLeavesTheOldShardsClosed() {
        StreamHandle old = server.createTable(TABLE, "KEYS_ONLY");
        String iterator = old.trimHorizon(old.openShard());
        server.deleteTable(TABLE);
        StreamHandle fresh = server.createTable(TABLE, "KEYS_ONLY");

        assertThat(old.shards()).allMatch(StreamHandle::isClosed);
        assertThat(old.page(iterator).has("NextShardIterator")).isFalse();
        assertThat(fresh.openShards()).hasSize(1);
    }

    @Test
    @DisplayName("H, LocalStack v1: iterators expired after 5 min idle")
    void anIteratorOutlivesFiveIdleMinutes() {
        StreamHandle stream = server.createTable(TABLE, "NEW_IMAGE");
        String iterator = stream.latest(stream.openShard());
        server.advance("PT14M");
        server.put(TABLE, "k", 1);

        assertThat(StreamHandle.values(stream.drain(iterator))).containsExactly("1");
    }

    @Test
    @DisplayName(
            "H, Alternator: endless DescribeStream when all shards are closed; ids not ordered; non-numeric numbers")
    void theListOfAClosedStreamEnds() {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        server.rotate(TABLE);
        server.split(TABLE);
        server.disable(TABLE);

        List<JsonNode> shards = stream.shards(1);
        assertThat(shards).hasSize(4).allMatch(StreamHandle::isClosed);
        assertThat(shards).extracting(StreamHandle::id).isSorted().doesNotHaveDuplicates();
        JsonNode beyond = server.succeed(
                        "DescribeStream",
                        "{'StreamArn':'" + stream.arn() + "','ExclusiveStartShardId':'" + StreamHandle.id(shards.get(3))
                                + "'}")
                .path("StreamDescription");
        assertThat(beyond.path("Shards")).isEmpty();
        assertThat(beyond.has("LastEvaluatedShardId")).isFalse();
        ShardGraph.check(shards, false);
    }

    @Test
    @DisplayName("H, dynoxide and moto: no shard end, no CHILD_SHARDS, wrong shard times")
    void aFinishedShardEndsAndNamesItsChildren() {
        StreamHandle stream = server.createTable(TABLE, "NEW_IMAGE");
        String root = stream.openShard();
        server.put(TABLE, "k", 1);
        server.advance(Duration.ofHours(1).toString());
        server.split(TABLE);

        JsonNode page = stream.page(stream.trimHorizon(root));
        assertThat(page.path("Records")).hasSize(1);
        assertThat(page.has("NextShardIterator")).isFalse();
        long split = Instant.parse(StreamServer.START).plus(Duration.ofHours(1)).toEpochMilli();
        assertThat(stream.children(root)).extracting(ShardGraph::createdMillis).containsExactly(split, split + 1);
    }
}
