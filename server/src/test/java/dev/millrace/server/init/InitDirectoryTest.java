package dev.millrace.server.init;

import static dev.millrace.server.http.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.server.MillraceOptions;
import dev.millrace.server.MillraceServer;
import dev.millrace.server.StartException;
import dev.millrace.server.http.RawClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitDirectoryTest {
    private static final String TABLE = "{\"TableName\":\"Tea\",\"BillingMode\":\"PAY_PER_REQUEST\","
            + "\"AttributeDefinitions\":[{\"AttributeName\":\"k\",\"AttributeType\":\"S\"}],"
            + "\"KeySchema\":[{\"AttributeName\":\"k\",\"KeyType\":\"HASH\"}]}";

    @TempDir
    private Path folder = Path.of("");

    private Path init = Path.of("");

    @BeforeEach
    void makeDirectory() throws IOException {
        init = Files.createDirectory(folder.resolve("init"));
    }

    private void file(String name, String content) throws IOException {
        Files.writeString(init.resolve(name), content);
    }

    private MillraceOptions.Builder options() {
        return MillraceServer.builder().initDirectory(init);
    }

    private static String puts(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "{\"PutRequest\":{\"Item\":{\"k\":{\"S\":\"" + number + "\"}}}}")
                .collect(Collectors.joining(","));
    }

    private static String call(MillraceServer server, String operation, String body) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.send(post(operation, body)).read().text();
        }
    }

    private static String count(MillraceServer server) throws IOException {
        return call(server, "Scan", "{\"TableName\":\"Tea\",\"Select\":\"COUNT\"}");
    }

    @Test
    void filesAreLoadedInTheOrderOfTheirNames() throws IOException {
        file("02-items.json", "{\"RequestItems\":{\"Tea\":[" + puts(0, 3) + "]}}");
        file("01-table.json", TABLE);
        file("03-more.json", "{\"Tea\":[" + puts(3, 5) + ",{\"DeleteRequest\":{\"Key\":{\"k\":{\"S\":\"0\"}}}}]}");
        file("notes.txt", "not JSON");
        Files.createDirectory(init.resolve("folder.json"));

        try (MillraceServer server = options().start()) {
            assertThat(count(server)).isEqualTo("{\"Count\":4,\"ScannedCount\":4}");
        }
    }

    @Test
    void aListMayBeLongerThanOneBatch() throws IOException {
        file("1.json", TABLE);
        file("2.json", "{\"RequestItems\":{\"Tea\":[" + puts(0, 76) + "]}}");

        try (MillraceServer server = options().start()) {
            assertThat(count(server)).isEqualTo("{\"Count\":76,\"ScannedCount\":76}");
        }
    }

    @Test
    void timeToLiveIsSwitchedOn() throws IOException {
        file("1.json", TABLE);
        file(
                "2.json",
                "{\"TableName\":\"Tea\",\"TimeToLiveSpecification\":{\"Enabled\":true,\"AttributeName\":\"expires\"}}");

        try (MillraceServer server = options().start()) {
            assertThat(call(server, "DescribeTimeToLive", "{\"TableName\":\"Tea\"}"))
                    .contains("\"expires\"");
        }
    }

    @Test
    void tablesThatExistKeepWhatTheyHave() throws IOException {
        file("1.json", TABLE);
        file("2.json", "{\"Tea\":[" + puts(0, 2) + "]}");
        Path data = folder.resolve("data");
        try (MillraceServer server = options().dataDirectory(data).start()) {
            call(server, "DeleteItem", "{\"TableName\":\"Tea\",\"Key\":{\"k\":{\"S\":\"0\"}}}");
        }

        try (MillraceServer server = options().dataDirectory(data).start()) {
            assertThat(count(server)).isEqualTo("{\"Count\":1,\"ScannedCount\":1}");
        }
    }

    @Test
    void whatAFailedStartHasMadeIsRemoved() throws IOException {
        file("1.json", TABLE);
        file("2.json", "{\"Tea\":[{\"PutRequest\":{\"Item\":{\"wrong\":{\"S\":\"0\"}}}}]}");
        Path data = folder.resolve("data");
        assertThatThrownBy(() -> options().dataDirectory(data).start())
                .isInstanceOf(StartException.class)
                .hasMessage("Cannot load " + init.resolve("2.json")
                        + ": BatchWriteItem for the items 1 to 1 of Tea answers ValidationException,"
                        + " The provided key element does not match the schema.");
        file("2.json", "{\"Tea\":[" + puts(0, 2) + "]}");

        try (MillraceServer server = options().dataDirectory(data).start()) {
            assertThat(count(server)).isEqualTo("{\"Count\":2,\"ScannedCount\":2}");
        }
    }

    @Test
    void tablesThatTakeTheirTimeAreWaitedFor() throws IOException {
        file("1.json", TABLE);
        file("2.json", "{\"Tea\":[" + puts(0, 2) + "]}");

        try (MillraceServer server = options().transientStatusesDelayed(true).start()) {
            assertThat(count(server)).isEqualTo("{\"Count\":2,\"ScannedCount\":2}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Tea\":[{\"PutRequest\":| it is no JSON: Unexpected end-of-input*line 1, column 23*",
                "[]| it is no JSON object.",
                "{} {}| something follows the JSON object, at line 1, column 4.",
                "{\"Table\":{}}| it is no input of create-table, batch-write-item or update-time-to-live of the AWS CLI.",
                "{\"KeySchema\":[]}| it has no TableName.",
                "{\"TableName\":\"Tea\",\"KeySchema\":[]}| CreateTable answers ValidationException, *",
                "{\"Tea\":[]}| BatchWriteItem answers ValidationException, *",
                "{\"Tea\":[{}]}| BatchWriteItem for the items 1 to 1 of Tea answers ResourceNotFoundException, *"
            })
    void aBadFileIsOneSentence(String content, String reason) throws IOException {
        file("bad.json", content);
        String pattern = ("Cannot load " + init.resolve("bad.json") + ": " + reason.strip()).replace("*", "\u0000");

        assertThatThrownBy(() -> options().start())
                .isInstanceOf(StartException.class)
                .message()
                .matches("(?s)" + Pattern.quote(pattern).replace("\u0000", "\\E.*\\Q"))
                .endsWith(".");
    }

    @Test
    void aDirectoryThatIsNotThereIsOneSentence() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> MillraceServer.builder().initDirectory(missing).start())
                .isInstanceOf(StartException.class)
                .hasMessage("Cannot load the init directory " + missing + ": it is no directory that can be read.");
    }

    @Test
    void isolatedCallersTakeAnEmptyDirectoryOnly() throws IOException {
        options().isolated(true).start().close();
        file("1.json", TABLE);

        assertThatThrownBy(() -> options().isolated(true).start())
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("Isolated callers");
    }
}
