package dev.millrace.it.admin;

import static dev.millrace.it.story.Values.s;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.InProcessServer;
import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.SdkClients;
import dev.millrace.it.fixture.ServerProcess;
import dev.millrace.it.story.StoryClient;
import dev.millrace.it.story.StreamReader;
import dev.millrace.it.story.SyncStoryClient;
import dev.millrace.it.story.TableRequests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Named states, seen with the SDK: on both engines, across kills, and how long going back takes. */
class SnapshotIT {
    private static final String TABLE = "fixture";
    private static final int ITEM_COUNT = 2_000;
    private static final int RESTORE_COUNT = 11;

    @TempDir
    private Path folder = Path.of("");

    private static String createTable(StoryClient client) {
        return client.createTable(TableRequests.create(TABLE, StreamViewType.NEW_AND_OLD_IMAGES))
                .tableDescription()
                .latestStreamArn();
    }

    private static void put(StoryClient client, String key) {
        client.putItem(PutItemRequest.builder()
                .tableName(TABLE)
                .item(Map.of("pk", s(key)))
                .build());
    }

    private static List<String> keys(RunningServer server) {
        try (DynamoDbClient client = SdkClients.tables(server.endpoint())) {
            return client.scan(ScanRequest.builder().tableName(TABLE).build()).items().stream()
                    .map(item -> Objects.requireNonNull(item.get("pk")).s())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> recordKeys(List<Record> records) {
        return records.stream()
                .map(change -> Objects.requireNonNull(change.dynamodb().keys().get("pk"))
                        .s())
                .toList();
    }

    private static void take(RunningServer server, String name) {
        new AdminCalls(server.endpoint()).post("snapshots", "{'name':'" + name + "'}");
    }

    private static void restore(RunningServer server, String name) {
        new AdminCalls(server.endpoint()).post("snapshots/" + name + "/restore", "");
    }

    @Test
    void aKilledServerStillHasItsSnapshotsAndTheRestoredState() {
        Path data = folder.resolve("data");
        String arn;
        String behind;
        try (ServerProcess server = ServerProcess.onDirectory(data);
                StoryClient client = new SyncStoryClient(server.endpoint())) {
            arn = createTable(client);
            put(client, "kept");
            take(server, "base");
            put(client, "vanished");
            StreamReader stream = new StreamReader(client, arn);
            Shard shard = stream.shards().get(0);
            behind = stream.page(stream.iterator(shard.shardId(), ShardIteratorType.TRIM_HORIZON, null))
                    .nextShardIterator();
            restore(server, "base");
            server.kill();
        }
        try (ServerProcess server = ServerProcess.onDirectory(data);
                StoryClient client = new SyncStoryClient(server.endpoint())) {
            assertThat(keys(server)).containsExactly("kept");
            put(client, "fresh");
            StreamReader stream = new StreamReader(client, arn);
            assertThat(recordKeys(stream.page(behind).records())).containsExactly("fresh");
            assertThat(recordKeys(stream.all())).containsExactly("kept", "fresh");
            restore(server, "base");
            assertThat(keys(server)).containsExactly("kept");
            assertThat(recordKeys(stream.all())).containsExactly("kept");
        }
    }

    /** Writers and readers go on while states are restored: no request fails, and none sees half a restore. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void requestsUnderWayAreNotDisturbed(boolean onDisk) throws Exception {
        try (RunningServer server =
                        onDisk ? InProcessServer.onDirectory(folder.resolve("busy")) : InProcessServer.start();
                StoryClient client = new SyncStoryClient(server.endpoint())) {
            String arn = createTable(client);
            put(client, "kept");
            take(server, "base");
            AtomicBoolean restoring = new AtomicBoolean(true);
            List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = new ArrayList<>();
            for (int index = 0; index < 3; index++) {
                int number = index;
                threads.add(new Thread(() -> {
                    try (StoryClient own = new SyncStoryClient(server.endpoint())) {
                        for (int count = 0; restoring.get(); count++) {
                            put(own, "w" + number + "-" + count);
                            assertThat(keys(server)).contains("kept");
                        }
                    } catch (Exception | AssertionError e) {
                        failures.add(e);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (int count = 0; count < 10; count++) {
                restore(server, "base");
            }
            restoring.set(false);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failures).isEmpty();
            assertThat(recordKeys(new StreamReader(client, arn).all()))
                    .as("each item there is has one record")
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(keys(server));
        }
    }

    /** Prints the figures of docs/admin.md. */
    @ParameterizedTest
    @ValueSource(strings = {"memory", "disk", "disk, fsync"})
    void goingBackTakesMilliseconds(String engine) {
        List<Long> takes = new ArrayList<>();
        List<Long> restores = new ArrayList<>();
        try (RunningServer server = start(engine);
                StoryClient client = new SyncStoryClient(server.endpoint())) {
            createTable(client);
            for (int index = 0; index < ITEM_COUNT; index++) {
                put(client, "item" + index);
            }
            for (int count = 0; count < RESTORE_COUNT; count++) {
                takes.add(micros(() -> take(server, "base")));
                put(client, "one more");
                restores.add(micros(() -> restore(server, "base")));
            }
            assertThat(keys(server)).hasSize(ITEM_COUNT).doesNotContain("one more");
        }
        System.out.println("snapshot of " + ITEM_COUNT + " items, " + engine + ", medians of " + RESTORE_COUNT
                + ": taken in " + median(takes) + " us, restored in " + median(restores) + " us");
    }

    private RunningServer start(String engine) {
        return switch (engine) {
            case "memory" -> InProcessServer.start();
            case "disk" -> InProcessServer.onDirectory(folder.resolve("measured"));
            default -> ServerProcess.onDirectory(folder.resolve("measured"), "--fsync", "always");
        };
    }

    private static long micros(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1000;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
