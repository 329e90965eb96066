package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Point 15 of section J, for a reader that was half-way when the server ended: its tokens go on where they were. That no
 * record is lost or doubled by a kill under writers is tested by the crash test.
 */
class RestartedStreamIT {
    private static final String TABLE = "Restarted";
    private static final int KEY_COUNT = 20;

    @ParameterizedTest(name = "killed: {0}")
    @ValueSource(booleans = {true, false})
    void tokensGoOnWhereTheyWereAfterARestart(boolean isKilled, @TempDir Path folder) {
        Map<String, String> held = new LinkedHashMap<>();
        List<String> read = new ArrayList<>();
        String arn;
        String latest;
        String latestShard;
        List<JsonNode> shards;
        try (ServerProcess process = start(folder);
                StreamServer server = StreamServer.of(process)) {
            StreamHandle stream = server.createTable(TABLE, "NEW_IMAGE");
            arn = stream.arn();
            writeAll(server, 0);
            server.rotate(TABLE);
            server.split(TABLE);
            writeAll(server, 1);
            shards = stream.shards();
            for (JsonNode shard : shards) {
                JsonNode page = stream.page(stream.trimHorizon(StreamHandle.id(shard)), 1);
                page.path("Records").forEach(record -> read.add(name(record)));
                if (page.has("NextShardIterator")) {
                    held.put(
                            StreamHandle.id(shard),
                            page.path("NextShardIterator").asText());
                }
            }
            latestShard = StreamHandle.id(shards.get(shards.size() - 1));
            latest = stream.latest(latestShard);
            if (isKilled) {
                process.kill();
            } else {
                assertThat(process.terminate()).isNotNegative();
            }
        }
        try (ServerProcess process = start(folder);
                StreamServer server = StreamServer.of(process)) {
            StreamHandle stream = new StreamHandle(server, arn);
            assertThat(stream.shards()).isEqualTo(shards);
            assertThat(stream.drain(latest)).isEmpty();
            writeAll(server, 2);
            List<String> ofLatest = names(stream.drain(latest));
            List<String> ofShard = new ArrayList<>();
            held.forEach((shard, iterator) -> {
                List<String> rest = names(stream.drain(iterator));
                read.addAll(rest);
                if (shard.equals(latestShard)) {
                    ofShard.addAll(rest);
                }
            });
            assertThat(read).hasSize(3 * KEY_COUNT).doesNotHaveDuplicates();
            assertThat(ofLatest)
                    .isEqualTo(
                            ofShard.stream().filter(name -> name.endsWith("=2")).toList());
            assertThat(names(stream.all())).containsExactlyInAnyOrderElementsOf(read);
        }
    }

    private static ServerProcess start(Path folder) {
        return ServerProcess.onDirectory(folder.resolve("data"), "--stream-shards", "4");
    }

    private static void writeAll(StreamServer server, int value) {
        for (int index = 0; index < KEY_COUNT; index++) {
            server.put(TABLE, "k" + index, value);
        }
    }

    private static List<String> names(List<JsonNode> records) {
        return records.stream().map(RestartedStreamIT::name).toList();
    }

    private static String name(JsonNode record) {
        return record.at("/dynamodb/Keys/pk/S").asText() + "="
                + record.at("/dynamodb/NewImage/v/N").asText();
    }
}
