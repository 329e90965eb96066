package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.JsonConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The life of one table, and what the clock says of its streams. Time goes by in whole minutes. Not thread-safe. */
final class ClockModel {
    private static final String TABLE = "Modelled";
    private static final int KEY_COUNT = 6;
    private static final int[] LEAPS = {1, 5, 14, 15, 30, 60, 240, 241, 600, 1439, 1440, 3000};
    private static final int[] STEPS = {1, 2, 5, 10, 14, 60};
    private static final int ITERATOR_MINUTES = 15;
    private static final int CHECKED_STREAM_COUNT = 4;

    private final StreamServer server;
    private final Random random;
    private final List<ModelStream> streams = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private Optional<ModelStream> current = Optional.empty();
    private boolean isTableThere;
    private int nowMinute;
    private int writeCount;

    ClockModel(StreamServer server, long seed) {
        this.server = server;
        this.random = new Random(seed);
    }

    /**
     * An iterator given out a while ago.
     *
     * @param value the last value written before, for LATEST; otherwise that of the record at which it stands
     */
    private record Held(ModelStream stream, String token, int issuedMinute, boolean isLatest, int value) {}

    int streamCount() {
        return streams.size();
    }

    int writeCount() {
        return writeCount;
    }

    int nowMinute() {
        return nowMinute;
    }

    /** Does one thing. */
    void step() {
        int draw = random.nextInt(100);
        if (!isTableThere) {
            begin(server.createTable(TABLE, "NEW_IMAGE"));
            isTableThere = true;
        } else if (draw < 50) {
            write();
        } else if (draw < 62) {
            int[] choice = random.nextBoolean() ? LEAPS : STEPS;
            int minutes = choice[random.nextInt(choice.length)];
            server.advance("PT" + minutes + "M");
            nowMinute += minutes;
        } else if (draw < 72) {
            if (current.isPresent()) {
                JsonNode ignored = draw < 68 ? server.rotate(TABLE) : server.split(TABLE);
                assertThat(ignored.path("closed").isEmpty()).isFalse();
            }
        } else if (draw < 75) {
            toggle();
        } else if (draw < 76) {
            server.deleteTable(TABLE);
            isTableThere = false;
            end();
        } else {
            ModelStream stream = streams.get(Math.max(0, streams.size() - 1 - random.nextInt(CHECKED_STREAM_COUNT)));
            check(stream);
        }
        if (!held.isEmpty() && random.nextInt(3) == 0) {
            use(held.remove(random.nextInt(held.size())));
        }
    }

    private void begin(StreamHandle handle) {
        ModelStream stream = new ModelStream(handle);
        streams.add(stream);
        current = Optional.of(stream);
    }

    private void end() {
        current.ifPresent(stream -> stream.turnOff(nowMinute));
        current = Optional.empty();
    }

    private void toggle() {
        if (current.isPresent()) {
            server.disable(TABLE);
            end();
        } else {
            begin(server.enable(TABLE, "NEW_IMAGE"));
        }
    }

    private void write() {
        String key = "k" + random.nextInt(KEY_COUNT);
        writeCount++;
        server.put(TABLE, key, writeCount);
        current.ifPresent(stream -> stream.write(key, writeCount, nowMinute));
    }

    private void check(ModelStream stream) {
        StreamHandle handle = stream.handle();
        if (stream.isGone(nowMinute)) {
            server.refuse(
                    "DescribeStream",
                    "{'StreamArn':'" + handle.arn() + "'}",
                    "ResourceNotFoundException",
                    "Stream: " + handle.arn() + " not found");
            assertThat(listed()).doesNotContain(handle.arn());
            return;
        }
        assertThat(listed()).contains(handle.arn());
        assertThat(handle.status()).isEqualTo(stream.isOn() ? "ENABLED" : "DISABLED");
        List<JsonNode> shards = handle.shards(1 + random.nextInt(5));
        ShardGraph.check(shards, stream.isOn());
        List<JsonNode> records = new ArrayList<>();
        for (JsonNode shard : shards) {
            records.addAll(checkShard(stream, shard));
        }
        stream.checkRecords(records, nowMinute);
        stream.checkListing(shards, nowMinute);
    }

    private List<String> listed() {
        return server.succeed("ListStreams", "{'TableName':'" + TABLE + "','Limit':100}")
                .path("Streams")
                .findValuesAsText("StreamArn");
    }

    private List<JsonNode> checkShard(ModelStream stream, JsonNode shard) {
        StreamHandle handle = stream.handle();
        String id = StreamHandle.id(shard);
        List<JsonNode> records = handle.drain(handle.trimHorizon(id));
        stream.learn(id, records);
        // The start is a position for ever, whatever was trimmed.
        String start = handle.iterator(id, "AT_SEQUENCE_NUMBER", StreamHandle.start(shard));
        assertThat(handle.drain(start)).isEqualTo(records);
        String latest = handle.latest(id);
        JsonNode page = handle.page(latest);
        assertThat(page.path("Records")).isEmpty();
        assertThat(page.has("NextShardIterator")).isEqualTo(!StreamHandle.isClosed(shard));
        held.add(new Held(stream, latest, nowMinute, true, writeCount));
        stream.anyRecordOf(id, random).ifPresent(known -> checkPosition(stream, id, known, records));
        return records;
    }

    /** AT a record that was read once: its shard is still there, itself maybe not. */
    private void checkPosition(ModelStream stream, String shard, ModelStream.Known known, List<JsonNode> records) {
        StreamHandle handle = stream.handle();
        String request = handle.iteratorRequest(shard, "AT_SEQUENCE_NUMBER", known.number());
        if (stream.isExpired(known.value(), nowMinute)) {
            server.refuse("GetShardIterator", request, "TrimmedDataAccessException", "has been trimmed");
            return;
        }
        String token = server.succeed("GetShardIterator", request)
                .path("ShardIterator")
                .asText();
        List<JsonNode> rest = handle.drain(token);
        assertThat(StreamHandle.values(rest)).startsWith(Integer.toString(known.value()));
        assertThat(rest).isEqualTo(records.subList(records.size() - rest.size(), records.size()));
        held.add(new Held(stream, token, nowMinute, false, known.value()));
    }

    private void use(Held iterator) {
        String request = "{'ShardIterator':'" + iterator.token() + "'}";
        if (nowMinute >= iterator.issuedMinute() + ITERATOR_MINUTES) {
            server.refuse("GetRecords", request, "ExpiredIteratorException", "Shard iterator has expired");
            return;
        }
        JsonConnection.Answer answer = server.call("GetRecords", request);
        if (answer.status() == 200) {
            List<JsonNode> records = new ArrayList<>();
            answer.body().path("Records").forEach(records::add);
            List<String> values = StreamHandle.values(records);
            if (iterator.isLatest()) {
                assertThat(values).allMatch(value -> Integer.parseInt(value) > iterator.value());
            } else {
                assertThat(values).startsWith(Integer.toString(iterator.value()));
            }
        } else if (answer.errorType().equals("TrimmedDataAccessException")) {
            assertThat(iterator.isLatest())
                    .as("LATEST is never trimmed: %s", answer)
                    .isFalse();
            assertThat(iterator.stream().isExpired(iterator.value(), nowMinute))
                    .as("%s", answer)
                    .isTrue();
        } else {
            // Stream or shard have gone by the clock since.
            assertThat(answer.errorType()).isEqualTo("ResourceNotFoundException");
        }
    }
}
