package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.server.MillraceOptions;
import dev.millrace.server.MillraceServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamFollowerTest {
    private final MillraceServer server = MillraceOptions.builder().start();
    private final ServiceClient client = new ServiceClient(server.uri(), "local", "us-east-1");
    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<CompletableFuture<Void>> following = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        stop.countDown();
        for (CompletableFuture<Void> end : following) {
            end.get(20, TimeUnit.SECONDS);
        }
        server.close();
    }

    private StreamFollower follower(URI endpoint, boolean fromLatest) {
        TailOptions options = new TailOptions("Music", endpoint, fromLatest, true, "us-east-1", "local");
        TailPrinter printer = new TailPrinter() {
            @Override
            public void print(Map<String, @Nullable Object> record) {
                Map<String, @Nullable Object> change = JsonTree.object(record, "dynamodb");
                printed.add(JsonTree.text(record, "eventName") + " " + JsonTree.line(change.get("Keys")) + " "
                        + JsonTree.line(change.get("NewImage")));
            }

            @Override
            public boolean isDeaf() {
                return false;
            }
        };
        return new StreamFollower(
                new ServiceClient(endpoint, "local", "us-east-1"), options, printer, notes::add, stop);
    }

    private void follow(boolean fromLatest) throws InterruptedException {
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> {
            try {
                follower(server.uri(), fromLatest).follow();
            } catch (TailRefusal refusal) {
                throw new IllegalStateException(refusal);
            }
        });
        following.add(end);
        assertThat(next(notes)).isEqualTo("Following Music.");
    }

    private static String next(BlockingQueue<String> from) throws InterruptedException {
        return Objects.requireNonNull(from.poll(20, TimeUnit.SECONDS), "nothing came");
    }

    private void createTable(boolean stream) throws Exception {
        client.tables(
                "CreateTable",
                Map.of(
                        "TableName",
                        "Music",
                        "BillingMode",
                        "PAY_PER_REQUEST",
                        "AttributeDefinitions",
                        List.of(Map.of("AttributeName", "a", "AttributeType", "S")),
                        "KeySchema",
                        List.of(Map.of("AttributeName", "a", "KeyType", "HASH"))));
        if (stream) {
            switchStream(true);
        }
    }

    private void switchStream(boolean on) throws Exception {
        Map<String, ?> specification =
                on ? Map.of("StreamEnabled", true, "StreamViewType", "NEW_IMAGE") : Map.of("StreamEnabled", false);
        client.tables("UpdateTable", Map.of("TableName", "Music", "StreamSpecification", specification));
    }

    private void put(String key, int value) throws Exception {
        client.tables(
                "PutItem",
                Map.of(
                        "TableName",
                        "Music",
                        "Item",
                        Map.of("a", Map.of("S", key), "v", Map.of("N", Integer.toString(value)))));
    }

    private void admin(String call, String body) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.uri().resolve("/_millrace/" + call))
                                .header("X-Millrace", "1")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void assertPrinted(String key, int value) throws InterruptedException {
        assertThat(next(printed)).contains("{\"a\":{\"S\":\"" + key + "\"}}", "{\"N\":\"" + value + "\"}");
    }

    @Test
    void fromTheHorizonEverythingIsPrintedInOrderAcrossRotationsAndSplits() throws Exception {
        createTable(true);
        int value = 0;
        for (String reshard : List.of("rotate", "split", "split", "rotate")) {
            put("k", value++);
            admin("streams/" + reshard, "{\"table\":\"Music\"}");
        }
        put("k", value);
        follow(false);
        for (int expected = 0; expected <= value; expected++) {
            assertPrinted("k", expected);
        }
        admin("streams/rotate", "{\"table\":\"Music\"}");
        put("k", 100);
        assertPrinted("k", 100);
    }

    @Test
    void fromLatestOnlyWhatComesIsPrinted() throws Exception {
        createTable(true);
        put("before", 1);
        admin("streams/split", "{\"table\":\"Music\"}");
        put("before", 2);
        follow(true);
        put("after", 3);
        admin("streams/rotate", "{\"table\":\"Music\"}");
        put("after", 4);

        assertPrinted("after", 3);
        assertPrinted("after", 4);
        assertThat(printed).isEmpty();
    }

    @Test
    void aJumpOfTheClockThatExpiresIteratorsLosesNothing() throws Exception {
        createTable(true);
        put("k", 1);
        follow(false);
        assertPrinted("k", 1);
        admin("clock", "{\"advance\":\"PT9H\"}");
        put("k", 2);
        assertPrinted("k", 2);
        assertThat(notes).isEmpty();
    }

    @Test
    void aLatestIteratorThatExpiresBeforeItsFirstRecordKeepsItsPlace() throws Exception {
        createTable(true);
        put("before", 1);
        admin("streams/split", "{\"table\":\"Music\"}");
        put("before", 2);
        put("earlier", 3);
        follow(true);
        for (int value = 4; value < 8; value++) {
            admin("clock", "{\"advance\":\"PT16M\"}");
            put("before", value);
            put("k" + value, value);
            String number = "{\"N\":\"" + value + "\"}";
            String key = "\"k" + value + "\"";
            // The two items may be in different shards.
            assertThat(List.of(next(printed), next(printed)))
                    .allMatch(line -> line.contains(number))
                    .anyMatch(line -> line.contains("\"before\""))
                    .anyMatch(line -> line.contains(key));
        }
        assertThat(printed).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void aLatestIteratorOfAnEmptyShardThatExpiresKeepsItsPlace() throws Exception {
        createTable(true);
        follow(true);
        admin("clock", "{\"advance\":\"PT16M\"}");
        put("k", 1);
        admin("streams/rotate", "{\"table\":\"Music\"}");
        put("k", 2);

        assertPrinted("k", 1);
        assertPrinted("k", 2);
        assertThat(printed).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void passingErrorsAreWaitedOut() throws Exception {
        createTable(true);
        follow(false);
        for (String kind : List.of("ThrottlingException", "InternalServerError", "ExpiredIteratorException")) {
            admin("faults", "{\"kind\":\"" + kind + "\",\"operation\":\"GetRecords\",\"count\":1}");
        }
        admin("faults", "{\"kind\":\"EmptyPage\",\"count\":1}");
        put("k", 1);
        assertPrinted("k", 1);
    }

    @Test
    void trimmedRecordsAreToldAndPassedOver() throws Exception {
        createTable(true);
        follow(false);
        admin("faults", "{\"kind\":\"TrimmedDataAccessException\",\"operation\":\"GetRecords\",\"count\":1}");
        assertThat(next(notes)).isEqualTo("Some records were trimmed before they could be read.");
        put("k", 1);
        assertPrinted("k", 1);
    }

    @Test
    void itEndsWithTheStreamAfterItsLastRecord() throws Exception {
        createTable(true);
        put("k", 1);
        switchStream(false);
        follow(false);

        following.get(0).get(20, TimeUnit.SECONDS);
        assertPrinted("k", 1);
        assertThat(next(notes)).isEqualTo("The stream of Music was turned off.");
    }

    @Test
    void aNewStreamOfTheTableIsFollowedFromItsBeginning() throws Exception {
        createTable(true);
        follow(true);
        switchStream(false);
        switchStream(true);
        put("k", 1);

        assertPrinted("k", 1);
        assertThat(next(notes)).isEqualTo("The stream of Music was turned off; a new one follows.");
    }

    @Test
    void aTableThatGoesEndsIt() throws Exception {
        createTable(true);
        follow(true);
        client.tables("DeleteTable", Map.of("TableName", "Music"));
        following.get(0).get(20, TimeUnit.SECONDS);
    }

    @Test
    void withoutAnythingToFollowASentenceSaysWhy() throws Exception {
        assertThatThrownBy(() -> follower(server.uri(), true).follow())
                .isInstanceOf(TailRefusal.class)
                .hasMessage("There is no table Music at " + server.uri() + ".");
        createTable(false);
        assertThatThrownBy(() -> follower(server.uri(), true).follow())
                .isInstanceOf(TailRefusal.class)
                .hasMessageStartingWith("The table Music has no stream; UpdateTable turns one on");
        int port = server.port();
        server.close();
        assertThatThrownBy(() ->
                        follower(URI.create("http://127.0.0.1:" + port), true).follow())
                .isInstanceOf(TailRefusal.class)
                .hasMessage("No server answers at http://127.0.0.1:" + port + ".");
    }

    @Test
    void jsonIsReadAndWrittenWithoutChange() throws IOException {
        String json = "{\"a\":[1,-2.50e7,true,false,null,\"x\\\"\"],\"b\":{},\"c\":{\"d\":[]}}";
        assertThat(JsonTree.line(JsonTree.parseObject(json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(json);
        for (String broken : List.of("", "[]", "{\"a\":", "{\"a\":[1")) {
            assertThatThrownBy(() -> JsonTree.parseObject(broken.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IOException.class);
        }
    }
}
