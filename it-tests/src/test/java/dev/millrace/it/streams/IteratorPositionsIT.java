package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Points 3, 4, 5, 8 and 13 of section J: where iterators stand, how long they live, how far a page goes. */
class IteratorPositionsIT {
    private static final String TABLE = "Read";

    private final StreamServer server = StreamServer.start();
    private final StreamHandle stream = server.createTable(TABLE, "NEW_AND_OLD_IMAGES");

    @AfterEach
    void close() {
        server.close();
    }

    /** Point 3. */
    @Test
    void latestOnAnEmptyStreamReturnsWhatIsWrittenNextHoweverMuchOthersWrite() {
        StreamHandle foreign = server.createTable("Foreign", "NEW_IMAGE");
        String latest = stream.latest(stream.openShard());
        for (int value = 0; value < 50; value++) {
            server.put("Foreign", "f" + value, value);
        }
        JsonNode empty = stream.page(latest);
        server.put(TABLE, "k", 1);
        server.put("Foreign", "g", 1);

        assertThat(empty.path("Records")).isEmpty();
        assertThat(StreamHandle.values(stream.drain(latest))).containsExactly("1");
        assertThat(StreamHandle.values(
                        stream.drain(empty.path("NextShardIterator").asText())))
                .containsExactly("1");
        assertThat(foreign.all()).hasSize(51);
    }

    /** Point 3: not a record more, not a record less, from wherever it is taken. */
    @Test
    void latestBetweenAnyTwoWritesReturnsExactlyTheLaterOnes() {
        List<String> iterators = new ArrayList<>();
        String shard = stream.openShard();
        for (int value = 0; value < 20; value++) {
            iterators.add(stream.latest(shard));
            server.put(TABLE, "k", value);
        }
        server.rotate(TABLE);
        for (int index = 0; index < iterators.size(); index++) {
            List<String> values = StreamHandle.values(stream.drain(iterators.get(index)));
            assertThat(values).hasSize(20 - index).startsWith(Integer.toString(index));
        }
    }

    /** Point 4. */
    @Test
    void trimHorizonOnAFullyTrimmedShardIsAnEmptyPageThatGoesOn() {
        try (StreamServer steady = StreamServer.start(options -> options.shardRotation(Duration.ZERO))) {
            StreamHandle trimmed = steady.createTable(TABLE, "NEW_IMAGE");
            String shard = trimmed.openShard();
            steady.put(TABLE, "k", 1);
            steady.advance("P2D");

            JsonNode page = trimmed.page(trimmed.trimHorizon(shard));
            JsonNode latest = trimmed.page(trimmed.latest(shard));

            assertThat(page.path("Records")).isEmpty();
            assertThat(latest.path("Records")).isEmpty();
            steady.put(TABLE, "k", 2);
            assertThat(StreamHandle.values(
                            trimmed.drain(page.path("NextShardIterator").asText())))
                    .containsExactly("2");
            assertThat(StreamHandle.values(
                            trimmed.drain(latest.path("NextShardIterator").asText())))
                    .containsExactly("2");
        }
    }

    /** Point 5. */
    @Test
    void aClosedShardEndsOnThePageOfItsLastRecords() {
        String shard = stream.openShard();
        server.put(TABLE, "k", 1);
        server.put(TABLE, "k", 2);
        String held = stream.trimHorizon(shard);
        assertThat(stream.page(held).has("NextShardIterator")).isTrue();
        server.rotate(TABLE);

        JsonNode first = stream.page(held, 1);
        JsonNode last = stream.page(first.path("NextShardIterator").asText(), 1);

        assertThat(first.path("Records")).hasSize(1);
        assertThat(last.path("Records")).hasSize(1);
        assertThat(last.has("NextShardIterator")).isFalse();
        assertThat(stream.page(held).has("NextShardIterator")).isFalse();
    }

    /** Point 5: also if nothing was ever in it, and for an iterator that stood at the end when it was closed. */
    @Test
    void anEmptyClosedShardEndsWithAnEmptyPage() {
        String shard = stream.openShard();
        String open =
                stream.page(stream.latest(shard)).path("NextShardIterator").asText();
        server.rotate(TABLE);
        String closed = stream.shards()
                .get(0)
                .at("/SequenceNumberRange/EndingSequenceNumber")
                .asText();

        for (String iterator : List.of(
                open,
                stream.trimHorizon(shard),
                stream.latest(shard),
                stream.iterator(shard, "AT_SEQUENCE_NUMBER", closed),
                stream.iterator(shard, "AFTER_SEQUENCE_NUMBER", closed))) {
            JsonNode page = stream.page(iterator);
            assertThat(page.get("Records")).isNotNull().isEmpty();
            assertThat(page.has("NextShardIterator")).isFalse();
        }
    }

    /** Point 8. */
    @Test
    void anIteratorExpiresFifteenMinutesAfterItWasGivenOut() {
        String iterator = stream.trimHorizon(stream.openShard());
        server.put(TABLE, "k", 1);
        server.advance("PT14M59.999S");
        String next = stream.page(iterator).path("NextShardIterator").asText();
        server.advance("PT0.001S");

        server.refuse(
                "GetRecords",
                "{'ShardIterator':'" + iterator + "'}",
                "ExpiredIteratorException",
                "Shard iterator has expired");
        server.put(TABLE, "k", 2);
        // Each page's iterator has fifteen minutes of its own.
        server.advance("PT14M59S");
        assertThat(StreamHandle.values(stream.drain(next))).containsExactly("2");
    }

    /** Point 13: cut by the sum of SizeBytes, never by none at all. */
    @Test
    void aPageEndsAtOneMegabyte() {
        String shard = stream.openShard();
        String large = "x".repeat(200_000);
        for (int index = 0; index < 12; index++) {
            server.succeed("PutItem", item("k" + index, large));
        }

        String iterator = stream.trimHorizon(shard);
        List<Integer> counts = new ArrayList<>();
        List<JsonNode> records = new ArrayList<>();
        for (JsonNode page = stream.page(iterator); !page.path("Records").isEmpty(); page = stream.page(iterator)) {
            long size = 0;
            for (JsonNode record : page.path("Records")) {
                size += record.at("/dynamodb/SizeBytes").asLong();
                records.add(record);
            }
            assertThat(size).isLessThanOrEqualTo(1 << 20);
            counts.add(page.path("Records").size());
            iterator = page.path("NextShardIterator").asText();
        }

        assertThat(counts).containsExactly(5, 5, 2);
        assertThat(StreamHandle.keys(records)).doesNotHaveDuplicates().hasSize(12);
    }

    /** Point 13: two images of the longest item are still one record of a page of its own. */
    @Test
    void aPageHoldsARecordThatIsCloseToTheLimitAlone() {
        String shard = stream.openShard();
        String longest = "y".repeat(409_500);
        server.succeed("PutItem", item("k", longest));
        server.succeed("PutItem", item("k", longest.replace('y', 'z')));
        server.put(TABLE, "k", 3);

        JsonNode first = stream.page(stream.trimHorizon(shard));

        assertThat(first.path("Records")).hasSize(1);
        List<JsonNode> rest = stream.drain(first.path("NextShardIterator").asText());
        assertThat(StreamHandle.events(rest)).containsExactly("MODIFY", "MODIFY");
    }

    private static String item(String key, String value) {
        return "{'TableName':'" + TABLE + "','Item':{'pk':{'S':'" + key + "'},'s':{'S':'" + value + "'}}}";
    }

    /** Point 13: the other limit. */
    @Test
    void aPageHoldsAThousandRecords() {
        String shard = stream.openShard();
        for (int batch = 0; batch < 41; batch++) {
            StringBuilder puts = new StringBuilder();
            for (int index = 0; index < 25; index++) {
                puts.append(index == 0 ? "" : ",")
                        .append("{'PutRequest':{'Item':{'pk':{'S':'")
                        .append(batch * 25 + index)
                        .append("'}}}}");
            }
            server.succeed("BatchWriteItem", "{'RequestItems':{'" + TABLE + "':[" + puts + "]}}");
        }

        JsonNode first = stream.page(stream.trimHorizon(shard));
        JsonNode second = stream.page(first.path("NextShardIterator").asText());

        assertThat(first.path("Records")).hasSize(1000);
        assertThat(second.path("Records")).hasSize(25);
    }
}
