package dev.millrace.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.ClientProcess;
import dev.millrace.it.fixture.FinishedProcess;
import dev.millrace.it.fixture.ServerProcess;
import dev.millrace.it.tools.RequiresTool;
import dev.millrace.it.tools.Tool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job with boto3, told by {@code src/test/python/story.py}, with a restart in its middle. */
@RequiresTool(Tool.BOTO3)
class Boto3StoryIT {
    @Test
    void theMainJobAndAgainAfterARestart(@TempDir Path folder) {
        Path data = folder.resolve("data");
        String state = folder.resolve("state.json").toString();
        try (ServerProcess first = ServerProcess.onDirectory(data)) {
            tell(first, "write", state);
            assertThat(first.terminate()).as(first.transcript()).isIn(0, 143);
        }
        try (ServerProcess second = ServerProcess.onDirectory(data)) {
            tell(second, "read", state);
        }
    }

    private static void tell(ServerProcess server, String part, String state) {
        FinishedProcess story =
                ClientProcess.run(server.clientSettings(), List.of("python3", "src/test/python/story.py", part, state));

        assertThat(story.exitCode()).as(story.everything()).isZero();
        assertThat(story.output()).as(story.everything()).last().isEqualTo(part + ": ok");
    }
}
