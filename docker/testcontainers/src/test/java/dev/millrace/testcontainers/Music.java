package dev.millrace.testcontainers;

import dev.millrace.it.fixture.SdkClients;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A table and its stream, used through the SDK. Not thread-safe. */
final class Music implements AutoCloseable {
    static final String TABLE = "Music";
    private static final String KEY = "Artist";

    private final DynamoDbClient tables;
    private final DynamoDbStreamsClient streams;

    Music(URI endpoint) {
        this.tables = SdkClients.tables(endpoint);
        this.streams = SdkClients.streams(endpoint);
    }

    void create() {
        tables.createTable(request -> request.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName(KEY)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName(KEY)
                        .keyType(KeyType.HASH)
                        .build()));
    }

    /** Turns the stream on as one does for a table that exists. */
    void updateWithStream() {
        tables.updateTable(request -> request.tableName(TABLE)
                .streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
    }

    void put(String artist) {
        tables.putItem(request -> request.tableName(TABLE).item(item(artist)));
    }

    void delete(String artist) {
        tables.deleteItem(request -> request.tableName(TABLE).key(item(artist)));
    }

    boolean has(String artist) {
        return tables.getItem(
                        request -> request.tableName(TABLE).key(item(artist)).consistentRead(true))
                .hasItem();
    }

    /** What the stream holds, oldest first, as {@code INSERT Artist}. */
    List<String> changes() {
        String arn = tables.describeTable(request -> request.tableName(TABLE))
                .table()
                .latestStreamArn();
        List<String> changes = new ArrayList<>();
        for (Shard shard : streams.describeStream(request -> request.streamArn(arn))
                .streamDescription()
                .shards()) {
            String iterator = streams.getShardIterator(request -> request.streamArn(arn)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            for (Record change : streams.getRecords(request -> request.shardIterator(iterator))
                    .records()) {
                changes.add(change.eventNameAsString() + " "
                        + Objects.requireNonNull(change.dynamodb().keys().get(KEY))
                                .s());
            }
        }
        return changes;
    }

    private static Map<String, AttributeValue> item(String artist) {
        return Map.of(KEY, AttributeValue.fromS(artist));
    }

    @Override
    public void close() {
        tables.close();
        streams.close();
    }
}
