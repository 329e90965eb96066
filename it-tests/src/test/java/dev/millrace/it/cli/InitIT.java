package dev.millrace.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.FinishedProcess;
import dev.millrace.it.fixture.RawConnection;
import dev.millrace.it.fixture.RawRequest;
import dev.millrace.it.fixture.ServerCommand;
import dev.millrace.it.fixture.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting with tables from files, and asking for health, as a container does both. */
class InitIT {
    private static final String TABLE = """
            {
              "TableName": "Music",
              "AttributeDefinitions": [{"AttributeName": "Artist", "AttributeType": "S"}],
              "KeySchema": [{"AttributeName": "Artist", "KeyType": "HASH"}],
              "BillingMode": "PAY_PER_REQUEST"
            }
            """;
    private static final String ITEMS = """
            {"RequestItems": {"Music": [{"PutRequest": {"Item": {"Artist": {"S": "Arturus Ardvarkian"}}}}]}}
            """;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectory(folder.resolve("init"));
        Files.writeString(folder.resolve("init/10-music.json"), TABLE);
        Files.writeString(folder.resolve("init/20-items.json"), ITEMS);
    }

    private ServerProcess start(String... options) {
        return ServerProcess.start(new ServerCommand(folder, List.of(options)).with("MILLRACE_PORT", "0"));
    }

    private static String scan(ServerProcess server) throws IOException {
        return RawConnection.once(
                        server.endpoint(),
                        RawRequest.call("Scan", "{\"TableName\":\"Music\",\"ProjectionExpression\":\"Artist\"}"))
                .text();
    }

    @Test
    void theFirstAnswerKnowsTheTable() throws IOException {
        try (ServerProcess server = start("--in-memory", "--init", "init")) {
            assertThat(scan(server)).contains("Arturus Ardvarkian");
        }
    }

    @Test
    void aKeptDirectoryIsLeftAsItIs() throws IOException {
        try (ServerProcess server = start("--data-dir", "data", "--init", "init")) {
            RawConnection.once(
                    server.endpoint(),
                    RawRequest.call(
                            "DeleteItem",
                            "{\"TableName\":\"Music\",\"Key\":{\"Artist\":{\"S\":\"Arturus Ardvarkian\"}}}"));
            server.terminate();
        }
        try (ServerProcess server = start("--data-dir", "data", "--init", "init")) {
            assertThat(scan(server)).contains("\"Count\":0");
        }
    }

    @Test
    void aBadFileEndsTheProgramWithItsName() throws IOException {
        Files.writeString(folder.resolve("init/15-bad.json"), "{\"TableName\": \"Music\",}");

        FinishedProcess refused =
                FinishedProcess.of(new ServerCommand(folder, List.of("--port", "0", "--in-memory", "--init", "init")));

        assertThat(refused.exitCode()).as(refused.everything()).isEqualTo(2);
        assertThat(refused.errors())
                .singleElement()
                .asString()
                .contains("Cannot load", "15-bad.json", "line 1, column 23");
    }

    @Test
    void healthIsToldByTheExitCode() {
        String port;
        try (ServerProcess server = start("--in-memory")) {
            port = Integer.toString(server.endpoint().getPort());
            assertThat(healthCheck(port).exitCode()).isZero();
        }
        FinishedProcess unhealthy = healthCheck(port);
        assertThat(unhealthy.exitCode()).as(unhealthy.everything()).isEqualTo(1);
    }

    private FinishedProcess healthCheck(String port) {
        return FinishedProcess.of(new ServerCommand(folder, List.of("healthcheck", "--port", port)));
    }
}
