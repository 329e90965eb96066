package dev.millrace.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.ClientProcess;
import dev.millrace.it.fixture.FinishedProcess;
import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.tools.RequiresTool;
import dev.millrace.it.tools.Tool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Object mappers of Node.js that no one here wrote run what their READMEs and guides show. */
@RequiresTool(Tool.NODE_PACKAGES)
class NodeMapperIT {
    @ParameterizedTest
    @ValueSource(strings = {"dynamoose", "electrodb"})
    void everyStepDoesWhatItSays(String mapper) {
        try (RunningServer server = RunningServer.inMemory()) {
            Map<String, String> settings = Map.of(
                    "AWS_ENDPOINT_URL", server.endpoint().toString(),
                    "AWS_REGION", "us-east-1",
                    "AWS_ACCESS_KEY_ID", "test",
                    "AWS_SECRET_ACCESS_KEY", "test");

            FinishedProcess run = ClientProcess.run(settings, List.of("node", "src/test/js/" + mapper + ".mjs"));

            assertThat(run.exitCode()).as(run.everything()).isZero();
            assertThat(run.output())
                    .as(run.everything())
                    .hasSize(10)
                    .allSatisfy(line -> assertThat(line).startsWith("ok "));
        }
    }
}
