package dev.millrace.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.admin.AdminCalls;
import dev.millrace.it.fixture.FinishedProcess;
import dev.millrace.it.fixture.InProcessServer;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.SdkClients;
import dev.millrace.it.fixture.ServerCommand;
import dev.millrace.it.fixture.Transcript;
import dev.millrace.it.story.TableRequests;
import dev.millrace.it.tools.Checkout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** {@code tail} as a user starts it. */
class TailIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RunningServer SERVER = InProcessServer.start();
    private static final DynamoDbClient TABLES = SdkClients.tables(SERVER.endpoint());
    private static final AdminCalls ADMIN = new AdminCalls(SERVER.endpoint());

    @AfterAll
    static void close() {
        TABLES.close();
        SERVER.close();
    }

    @BeforeEach
    void startAfresh() {
        ADMIN.post("reset", "{}");
    }

    private static ServerCommand tail(String... arguments) {
        List<String> words = new ArrayList<>(List.of("tail"));
        words.addAll(List.of(arguments));
        words.addAll(List.of("--endpoint", SERVER.endpoint().toString()));
        return new ServerCommand(Checkout.root(), words);
    }

    private static void put(int value) {
        TABLES.putItem(request -> request.tableName("Music")
                .item(Map.of("pk", AttributeValue.fromS("k"), "v", AttributeValue.fromN(Integer.toString(value)))));
    }

    @Test
    void withoutTerminalEachChangeIsOneLineOfJsonUntilTheStreamEnds() throws InterruptedException {
        TABLES.createTable(TableRequests.create("Music", StreamViewType.NEW_AND_OLD_IMAGES));
        put(0);
        Process process = tail("Music", "--from", "trim-horizon").launch();
        try {
            Transcript out = Transcript.of("tail-out", process.getInputStream());
            Transcript err = Transcript.of("tail-err", process.getErrorStream());
            assertThat(err.awaitLine(Pattern.compile("Following Music"), PATIENCE))
                    .isPresent();
            for (int value = 1; value <= 6; value++) {
                put(value);
                ADMIN.post("streams/" + (value % 2 == 0 ? "split" : "rotate"), "{'table':'Music'}");
            }
            TABLES.deleteItem(request -> request.tableName("Music").key(Map.of("pk", AttributeValue.fromS("k"))));
            TABLES.updateTable(
                    request -> request.tableName("Music").streamSpecification(stream -> stream.streamEnabled(false)));

            List<JsonNode> records =
                    out.awaitEnd(PATIENCE).stream().map(Json::parse).toList();
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(err.text()).isZero();
            assertThat(records)
                    .extracting(record -> record.get("eventName").asText())
                    .containsExactly("INSERT", "MODIFY", "MODIFY", "MODIFY", "MODIFY", "MODIFY", "MODIFY", "REMOVE");
            assertThat(records.subList(0, 7))
                    .extracting(record -> record.at("/dynamodb/NewImage/v/N").asText())
                    .containsExactly("0", "1", "2", "3", "4", "5", "6");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aSignalEndsItWithoutComplaint() throws InterruptedException {
        TABLES.createTable(TableRequests.create("Music", StreamViewType.KEYS_ONLY));
        Process process = tail("Music", "--json").launch();
        try {
            Transcript out = Transcript.of("tail-out", process.getInputStream());
            Transcript err = Transcript.of("tail-err", process.getErrorStream());
            assertThat(err.awaitLine(Pattern.compile("Following Music"), PATIENCE))
                    .isPresent();
            put(1);
            assertThat(out.awaitLine(Pattern.compile("INSERT"), PATIENCE)).isPresent();

            process.destroy();

            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(err.awaitEnd(PATIENCE)).containsExactly("Following Music.");
            assertThat(out.awaitEnd(PATIENCE)).singleElement().satisfies(line -> Json.parse(line));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void nothingToFollowIsOneSentence() {
        FinishedProcess noTable = FinishedProcess.of(tail("Nowhere"));
        assertThat(noTable.exitCode()).as(noTable.everything()).isEqualTo(2);
        assertThat(noTable.output()).isEmpty();
        assertThat(noTable.errors()).singleElement().asString().startsWith("There is no table Nowhere");

        FinishedProcess noName = FinishedProcess.of(tail());
        assertThat(noName.exitCode()).isEqualTo(2);
        assertThat(noName.errors()).containsExactly("tail needs the name of a table. tail --help says more.");
    }
}
