package dev.millrace.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.Transcript;
import dev.millrace.it.tools.Checkout;
import dev.millrace.it.tools.RequiresTool;
import dev.millrace.it.tools.Tool;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The five commands of docs/triggers.md, in their order, with ports that are free. */
@RequiresTool({Tool.AWS_CLI, Tool.BOTO3})
class TriggersPageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Process> running = new ArrayList<>();

    @AfterEach
    void end() {
        running.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void fiveCommandsEndInAChangeAtTheFunction() throws IOException, InterruptedException {
        List<String> commands = commands();
        assertThat(commands).hasSize(5);
        String port = freePort();
        String functionPort = freePort();

        started(commands.get(0) + " --port " + port, functionPort, port, "listens on http");
        Transcript function = started(commands.get(1), functionPort, port, "webhook on http");
        for (String command : commands.subList(2, 5)) {
            Process process = shell(command, functionPort, port);
            Transcript output = Transcript.of("command", process.getInputStream());
            assertThat(process.waitFor()).as("%s%n%s", command, output.text()).isZero();
        }

        assertThat(function.awaitLine(Pattern.compile("INSERT .*No One You Know"), PATIENCE))
                .as(function.text())
                .isPresent();
    }

    /** The lines of the page's first block; those that keep running without what puts them in the background. */
    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean inBlock = false;
        for (String line : Files.readAllLines(Checkout.root().resolve("docs/triggers.md"))) {
            if (inBlock && line.startsWith("```")) {
                return commands;
            }
            if (inBlock) {
                commands.add(line.replaceFirst(" &$", ""));
            }
            inBlock = inBlock || line.equals("```sh");
        }
        throw new IllegalStateException("docs/triggers.md has no block of commands");
    }

    private Transcript started(String command, String functionPort, String port, String sign) throws IOException {
        Process process = shell(command, functionPort, port);
        running.add(process);
        Transcript output = Transcript.of("command", process.getInputStream());
        assertThat(output.awaitLine(Pattern.compile(sign), PATIENCE))
                .as("%s%n%s", command, output.text())
                .isPresent();
        return output;
    }

    private static Process shell(String command, String functionPort, String port) throws IOException {
        String line = command.replace("java -jar", Checkout.java() + " -jar").replace("9000", functionPort);
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", line)
                .directory(Checkout.root().toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("MILLRACE_") || name.startsWith("AWS_"));
        String endpoint = "http://127.0.0.1:" + port;
        builder.environment().put("AWS_ENDPOINT_URL_DYNAMODB", endpoint);
        builder.environment().put("AWS_ENDPOINT_URL_LAMBDA", endpoint);
        builder.environment().put("AWS_ACCESS_KEY_ID", "local");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "local");
        builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        return builder.start();
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}
