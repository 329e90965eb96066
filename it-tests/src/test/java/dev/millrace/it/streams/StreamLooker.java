package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.JsonConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Describes a stream over and over, over a connection of its own. Belongs to one thread. */
final class StreamLooker implements AutoCloseable {
    private final JsonConnection connection;
    private final String arn;

    StreamLooker(URI endpoint, String arn) {
        this.connection = new JsonConnection(endpoint);
        this.arn = arn;
    }

    /** Checks every answer until the stream is turned off; all shards must fit in one page. */
    void lookUntilClosed() {
        boolean isEnabled = true;
        while (isEnabled) {
            JsonNode stream = connection
                    .succeed("DescribeStream", Json.quoted("{'StreamArn':'" + arn + "'}"))
                    .path("StreamDescription");
            assertThat(stream.has("LastEvaluatedShardId")).isFalse();
            isEnabled = stream.path("StreamStatus").asText().equals("ENABLED");
            List<JsonNode> shards = new ArrayList<>();
            stream.path("Shards").forEach(shards::add);
            ShardGraph.check(shards, isEnabled);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
