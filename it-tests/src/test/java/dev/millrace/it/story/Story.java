package dev.millrace.it.story;

import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.UniqueNames;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** One part of the main job: a server for the class, a client, and what every part does with tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Story {
    private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(30);

    private final Function<URI, StoryClient> connect;
    private @Nullable RunningServer server;
    private @Nullable StoryClient client;

    Story(Function<URI, StoryClient> connect) {
        this.connect = connect;
    }

    @BeforeAll
    void startServer() {
        RunningServer started = RunningServer.inMemory();
        server = started;
        client = connect.apply(started.endpoint());
    }

    @AfterAll
    void stopServer() {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.close();
        }
    }

    final StoryClient client() {
        if (client == null) {
            throw new IllegalStateException("the server has not been started");
        }
        return client;
    }

    /** Creates a table with the key {@code pk} and waits until it is usable. */
    final String newTable(@Nullable StreamViewType viewType) {
        return newTable(TableRequests.create(UniqueNames.table("story"), viewType));
    }

    final String newTable(CreateTableRequest request) {
        client().createTable(request);
        awaitActive(request.tableName());
        return request.tableName();
    }

    final TableDescription describe(String table) {
        return client().describeTable(
                        DescribeTableRequest.builder().tableName(table).build())
                .table();
    }

    final TableDescription awaitActive(String table) {
        return Awaitility.await()
                .atMost(STATUS_TIMEOUT)
                .until(() -> describe(table), description -> description.tableStatus() == TableStatus.ACTIVE);
    }

    final StreamDescription describeStream(String streamArn) {
        return client().describeStream(
                        DescribeStreamRequest.builder().streamArn(streamArn).build())
                .streamDescription();
    }

    final StreamDescription awaitStream(String streamArn, StreamStatus status) {
        return Awaitility.await()
                .atMost(STATUS_TIMEOUT)
                .until(() -> describeStream(streamArn), description -> description.streamStatus() == status);
    }

    /** Turns the stream on by UpdateTable and gives its reader. */
    final StreamReader enableStream(String table, StreamViewType viewType) {
        String arn = client().updateTable(TableRequests.enableStream(table, viewType))
                .tableDescription()
                .latestStreamArn();
        awaitActive(table);
        awaitStream(arn, StreamStatus.ENABLED);
        return new StreamReader(client(), arn);
    }

    final void put(String table, Map<String, AttributeValue> item) {
        client().putItem(PutItemRequest.builder().tableName(table).item(item).build());
    }

    /** Sets the attribute {@code v} of an item by UpdateItem. */
    final void set(String table, String key, AttributeValue value) {
        client().updateItem(UpdateItemRequest.builder()
                .tableName(table)
                .key(Values.key(key))
                .updateExpression("SET v = :v")
                .expressionAttributeValues(Map.of(":v", value))
                .build());
    }

    final void delete(String table, String key) {
        client().deleteItem(DeleteItemRequest.builder()
                .tableName(table)
                .key(Values.key(key))
                .build());
    }
}
