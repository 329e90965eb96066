package dev.millrace.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.ClientProcess;
import dev.millrace.it.fixture.FinishedProcess;
import dev.millrace.it.fixture.InProcessServer;
import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.tools.RequiresTool;
import dev.millrace.it.tools.Tool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A consumer of Node.js that no one here wrote reads a stream to its end, from shard to shard.
 *
 * <p>Peers get this wrong: with DynamoDB Local there is one eternal shard, and others never end one (source: streams.md
 * D3).
 */
@RequiresTool(Tool.NODE_PACKAGES)
class NodeStreamIT {
    @Test
    void everyRecordComesInOrderAndEveryShardEnds() {
        try (RunningServer server = InProcessServer.start()) {
            Map<String, String> settings = Map.of(
                    "AWS_ENDPOINT_URL", server.endpoint().toString(),
                    "AWS_REGION", "us-east-1",
                    "AWS_ACCESS_KEY_ID", "test",
                    "AWS_SECRET_ACCESS_KEY", "test");

            FinishedProcess run = ClientProcess.run(settings, List.of("node", "src/test/js/stream-readable.mjs"));

            assertThat(run.exitCode()).as(run.everything()).isZero();
            assertThat(run.output())
                    .as(run.everything())
                    .hasSize(6)
                    .allSatisfy(line -> assertThat(line).startsWith("ok "));
        }
    }
}
