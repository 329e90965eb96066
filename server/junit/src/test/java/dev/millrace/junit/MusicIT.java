package dev.millrace.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@MillraceTest
@Table(name = "Music", partitionKey = "Artist", stream = Table.Stream.NEW_AND_OLD_IMAGES)
class MusicIT {

    private static final Map<String, AttributeValue> NINA = Map.of("Artist", AttributeValue.fromS("Nina Simone"));

    @BeforeEach
    void beginWithOneArtist(DynamoDbClient dynamoDb) {
        dynamoDb.putItem(put -> put.tableName("Music").item(NINA));
    }

    @Test
    void artistsAreKept(DynamoDbClient dynamoDb) {
        assertThat(dynamoDb.scan(scan -> scan.tableName("Music")).items()).containsExactly(NINA);
    }

    @Test
    void changesCanBeFollowed(DynamoDbClient dynamoDb, StreamReader stream) {
        dynamoDb.deleteItem(delete -> delete.tableName("Music").key(NINA));

        List<Record> records = stream.awaitRecords("Music", 2);
        assertThat(records).extracting(Record::eventName).containsExactly(OperationType.INSERT, OperationType.REMOVE);
        assertThat(records.get(1).dynamodb().oldImage()).isEqualTo(NINA);
    }

    @Test
    void asynchronousClientsSeeTheSame(DynamoDbAsyncClient dynamoDb, DynamoDbStreamsAsyncClient streams) {
        assertThat(dynamoDb.scan(scan -> scan.tableName("Music")).join().items())
                .containsExactly(NINA);
        assertThat(streams.listStreams().join().streams()).hasSize(1);
    }

    @Test
    void streamsHaveTheirOwnClient(DynamoDbStreamsClient streams) {
        assertThat(streams.listStreams(list -> list.tableName("Music")).streams())
                .hasSize(1);
    }

    @Test
    @Table(name = "Albums", partitionKey = "Artist", sortKey = "Year", sortKeyType = Table.KeyType.N)
    void oneMethodHasOneTableMore(DynamoDbClient dynamoDb) {
        assertThat(dynamoDb.listTables().tableNames()).containsExactly("Albums", "Music");
    }
}
