package dev.millrace.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.InProcessServer;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.MappingClient;
import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.RawRequest;
import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.SdkClients;
import dev.millrace.it.story.TableRequests;
import dev.millrace.it.tools.Checkout;
import dev.millrace.server.MillraceOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The curl lines of docs/admin.md do what the page says, in its order. */
class AdminPageIT {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final String BASE = "http://localhost:8000";

    @Test
    void everyLineOfThePageWorks() throws IOException {
        List<String> lines = Files.readAllLines(Checkout.root().resolve("docs/admin.md")).stream()
                .filter(line -> line.startsWith("curl "))
                .toList();
        assertThat(lines).hasSizeGreaterThan(10);
        MillraceOptions.Builder options = MillraceOptions.builder().function("hello", event -> new byte[0]);
        try (RunningServer server = InProcessServer.with(options);
                DynamoDbClient tables = SdkClients.tables(server.endpoint())) {
            tables.createTable(TableRequests.create("Music", StreamViewType.NEW_AND_OLD_IMAGES));
            String stream = tables.describeTable(request -> request.tableName("Music"))
                    .table()
                    .latestStreamArn();
            String uuid = new MappingClient(server.endpoint())
                    .create("{'FunctionName':'hello','StartingPosition':'LATEST','EventSourceArn':'" + stream + "'}");
            AdminCalls calls = new AdminCalls(server.endpoint());
            for (String line : lines) {
                RawAnswer answer = calls.send(request(line.replace("UUID", uuid)));
                assertThat(answer.status()).as("%s%n%s", line, answer).isEqualTo(200);
                assertThat(Json.parse(answer.text()).isObject()).isTrue();
            }
            assertThat(tables.listTables().tableNames()).as("after the reset").isEmpty();
        }
    }

    private static RawRequest request(String line) {
        String method = "GET";
        String body = "";
        String path = "";
        List<String> headers = new ArrayList<>();
        List<String> words = words(line);
        for (int index = 1; index < words.size(); index++) {
            switch (words.get(index)) {
                case "-X" -> method = words.get(++index);
                case "-H" -> headers.add(words.get(++index));
                case "-d" -> body = words.get(++index);
                default -> {
                    assertThat(words.get(index)).startsWith(BASE);
                    path = words.get(index).substring(BASE.length());
                }
            }
        }
        RawRequest request = RawRequest.of(method, path).body(body.getBytes(StandardCharsets.UTF_8));
        for (String header : headers) {
            String[] parts = header.split(": ", 2);
            request = request.with(parts[0], parts[1]);
        }
        // curl's own, which must not matter.
        return body.isEmpty() ? request : request.with("Content-Type", "application/x-www-form-urlencoded");
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return words;
    }
}
