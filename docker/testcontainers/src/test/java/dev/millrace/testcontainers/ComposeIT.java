package dev.millrace.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.tools.Checkout;
import dev.millrace.it.tools.RequiresTool;
import dev.millrace.it.tools.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** docker/compose.yaml as it stands: an application that starts when Millrace is healthy, with tables from files. */
@RequiresTool({Tool.IMAGE, Tool.COMPOSE})
class ComposeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String project = "millrace-it-" + ProcessHandle.current().pid();

    @Test
    void theApplicationFindsTheTableAndItsChanges() {
        compose("up", "-d");

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(compose("logs", "--no-color", "application"))
                        .contains("\"S\":\"Call Me Today\"", "\"S\":\"Happy Day\""));
        assertThat(compose("ps")).contains("(healthy)");
    }

    @AfterEach
    void removeEverything() {
        compose("down", "--volumes");
    }

    private String compose(String... arguments) {
        List<String> words = new ArrayList<>(List.of("docker-compose", "-p", project, "-f", "docker/compose.yaml"));
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(Checkout.root().toFile()).redirectErrorStream(true);
        // Any free port.
        builder.environment().put("MILLRACE_PORT", "0");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            assertThat(process.exitValue()).as(words + "\n" + output).isZero();
            return output;
        } catch (IOException failure) {
            throw new AssertionError(words.toString(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
