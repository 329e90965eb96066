package dev.millrace.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.FinishedProcess;
import dev.millrace.it.fixture.RawConnection;
import dev.millrace.it.fixture.RawRequest;
import dev.millrace.it.fixture.ServerCommand;
import dev.millrace.it.fixture.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The executable as a user starts it: what it prints, what it accepts, and how it refuses. */
class CommandLineIT {
    @TempDir
    private Path folder = Path.of("");

    private FinishedProcess run(String... arguments) {
        return FinishedProcess.of(new ServerCommand(folder, List.of(arguments)));
    }

    private ServerProcess start(String... arguments) {
        return ServerProcess.start(new ServerCommand(folder, List.of(arguments)));
    }

    private static void assertThatItServes(ServerProcess server) throws IOException {
        assertThat(RawConnection.once(server.endpoint(), RawRequest.call("ListTables", "{}"))
                        .text())
                .isEqualTo("{\"TableNames\":[]}");
    }

    /** One plain sentence, no stack trace, exit code 2. */
    private static void assertThatItRefuses(FinishedProcess refused, String... words) {
        assertThat(refused.exitCode()).as(refused.everything()).isEqualTo(2);
        assertThat(refused.errors())
                .as(refused.everything())
                .singleElement()
                .satisfies(sentence ->
                        assertThat(sentence).contains(words).matches(".*[.?]").doesNotContain("Exception"));
    }

    @Test
    void startPrintsEndpointDataDirectoryAndTheLinesToCopy() throws IOException {
        Path data = folder.resolve("data");
        try (ServerProcess server = ServerProcess.onDirectory(data)) {
            assertThatItServes(server);
            String endpoint = server.endpoint().toString();
            assertThat(String.join("\n", server.outputLines()))
                    .contains(data.toString())
                    .contains("AWS_ENDPOINT_URL_DYNAMODB=" + endpoint)
                    .contains("AWS_ENDPOINT_URL_DYNAMODB_STREAMS=" + endpoint)
                    .contains("AWS_ACCESS_KEY_ID=")
                    .contains("AWS_SECRET_ACCESS_KEY=");
            assertThat(data).isNotEmptyDirectory();
        }
    }

    @Test
    void dataGoesBelowTheWorkingDirectoryUnlessToldOtherwise() {
        try (ServerProcess server = start("--port", "0")) {
            assertThat(folder.resolve("millrace-data")).as(server.transcript()).isNotEmptyDirectory();
        }
    }

    @Test
    void inMemoryLeavesNothingBehind() throws IOException {
        try (ServerProcess server = start("--port", "0", "--in-memory")) {
            assertThatItServes(server);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void terminationIsPromptAndPolite() {
        try (ServerProcess server = ServerProcess.onDirectory(folder.resolve("data"))) {
            assertThat(server.terminate()).as(server.transcript()).isIn(0, 143);
        }
    }

    @Test
    void environmentVariablesSpeakForOptions() throws IOException {
        Path data = folder.resolve("elsewhere");
        ServerCommand command = new ServerCommand(folder, List.of())
                .with("MILLRACE_PORT", "0")
                .with("MILLRACE_DATA_DIR", data.toString())
                .with("MILLRACE_FSYNC", "always");
        try (ServerProcess server = ServerProcess.start(command)) {
            assertThatItServes(server);
            assertThat(data).isNotEmptyDirectory();
        }
    }

    @Test
    void anOptionWinsOverItsVariable() throws IOException {
        ServerCommand command =
                new ServerCommand(folder, List.of("--port", "0", "--in-memory")).with("MILLRACE_PORT", "70000");
        try (ServerProcess server = ServerProcess.start(command)) {
            assertThatItServes(server);
        }
    }

    @Test
    void helpNamesEveryOptionAndItsVariable() {
        FinishedProcess help = run("--help");

        assertThat(help.exitCode()).as(help.everything()).isZero();
        assertThat(String.join("\n", help.output()))
                .contains(
                        "--port",
                        "--host",
                        "--data-dir",
                        "--in-memory",
                        "--fsync",
                        "--log-level",
                        "--isolate",
                        "--allow-host",
                        "--help",
                        "--version",
                        "MILLRACE_PORT",
                        "MILLRACE_DATA_DIR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-help", "-h"})
    void helpIsAlsoGivenInLocalsWords(String flag) {
        FinishedProcess help = run(flag);

        assertThat(help.exitCode()).as(help.everything()).isZero();
        assertThat(String.join("\n", help.output())).contains("--port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-version"})
    void versionIsOneLine(String flag) {
        FinishedProcess version = run(flag);

        assertThat(version.exitCode()).as(version.everything()).isZero();
        assertThat(version.output())
                .singleElement()
                .satisfies(line ->
                        assertThat(line).containsIgnoringCase("millrace").containsPattern("\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void everyFlagOfDynamoDbLocalIsAccepted() throws IOException {
        Path data = Files.createDirectory(folder.resolve("db"));
        try (ServerProcess server = start(
                "-port",
                "0",
                "-dbPath",
                data.toString(),
                "-sharedDb",
                "-optimizeDbBeforeStartup",
                "-delayTransientStatuses",
                "-disableTelemetry",
                "-cors",
                "*")) {
            assertThatItServes(server);
            assertThat(data).isNotEmptyDirectory();
        }
    }

    @Test
    void commandLineOfDynamoDbLocalIsReadFromItsJavaOptionsOn() throws IOException {
        try (ServerProcess server = start(
                "-Djava.library.path=./DynamoDBLocal_lib",
                "-Xmx1g",
                "-jar",
                "DynamoDBLocal.jar",
                "-inMemory",
                "-sharedDb",
                "-port",
                "0")) {
            assertThatItServes(server);
        }
    }

    @Test
    void unknownOptionIsRefused() {
        assertThatItRefuses(run("--prot", "1"), "--prot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http"})
    void portThatIsNoneIsRefused(String port) {
        assertThatItRefuses(run("--port", port), port);
    }

    @Test
    void unknownSyncModeIsRefusedWithTheKnownOnes() {
        assertThatItRefuses(run("--port", "0", "--fsync", "sometimes"), "sometimes", "never", "always");
    }

    @Test
    void memoryAndDirectoryTogetherAreRefused() {
        assertThatItRefuses(run("--port", "0", "--in-memory", "--data-dir", "d"), "--in-memory", "directory");
    }

    @Test
    void takenPortIsRefusedByItsNumber() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThatItRefuses(run("--port", port, "--in-memory"), port);
        }
    }

    @Test
    void dataDirectoryThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a directory");

        assertThatItRefuses(run("--port", "0", "--data-dir", file.toString()), file.toString());
    }

    @Test
    void dataDirectoryThatCannotBeMadeIsRefused() {
        assertThatItRefuses(run("--port", "0", "--data-dir", "/proc/millrace"), "/proc/millrace");
    }

    @Test
    void secondProcessIsToldTheProcessIdOfTheFirst() throws IOException {
        Path data = folder.resolve("data");
        try (ServerProcess first = ServerProcess.onDirectory(data)) {
            FinishedProcess second = run("--port", "0", "--data-dir", data.toString());

            assertThatItRefuses(second, data.toString(), Long.toString(first.pid()));
            assertThatItServes(first);
        }
    }

    @Test
    void directoryOfAKilledProcessIsFree() throws IOException {
        Path data = folder.resolve("data");
        try (ServerProcess first = ServerProcess.onDirectory(data)) {
            first.kill();
        }
        try (ServerProcess second = ServerProcess.onDirectory(data)) {
            assertThatItServes(second);
        }
    }

    @Test
    void startSaysAtMostTenLinesAtInfo() {
        try (ServerProcess server = ServerProcess.onDirectory(folder.resolve("data"))) {
            assertThat(server.logLines()).as(server.transcript()).hasSizeLessThanOrEqualTo(10);
        }
    }
}
