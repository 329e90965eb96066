package dev.millrace.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;

@MillraceTest
@Table(name = "Sessions", partitionKey = "Id", stream = Table.Stream.OLD_IMAGE)
class ClockIT {

    @Test
    void sessionsExpireAfterAnHour(DynamoDbClient dynamoDb, MillraceClock clock, StreamReader stream) {
        dynamoDb.updateTimeToLive(update -> update.tableName("Sessions")
                .timeToLiveSpecification(ttl -> ttl.attributeName("Expires").enabled(true)));
        clock.freeze();
        String expires = Long.toString(clock.now().plus(Duration.ofHours(1)).getEpochSecond());
        dynamoDb.putItem(put -> put.tableName("Sessions")
                .item(Map.of("Id", AttributeValue.fromS("1"), "Expires", AttributeValue.fromN(expires))));

        clock.advance(Duration.ofHours(2));

        assertThat(dynamoDb.scan(scan -> scan.tableName("Sessions")).items()).isEmpty();
        List<Record> records = stream.awaitRecords("Sessions", 2);
        assertThat(records.get(1).eventName()).isEqualTo(OperationType.REMOVE);
        assertThat(records.get(1).userIdentity().principalId()).isEqualTo("dynamodb.amazonaws.com");
    }

    @Test
    void theClockOfAnotherTestWasNotMoved(MillraceClock clock) {
        assertThat(clock.now()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void theClockGoesWhereItIsTold(MillraceClock clock) {
        clock.freeze();
        clock.set(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(clock.now()).isEqualTo("2030-01-01T00:00:00Z");

        clock.resume();
        assertThat(clock.now()).isBetween("2030-01-01T00:00:00Z", "2030-01-01T00:01:00Z");
        assertThatThrownBy(() -> clock.set(Instant.EPOCH.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The clock goes from 1970-01-01T00:00:00Z to 9999-12-31T23:59:59.999Z.");
        assertThatThrownBy(() -> clock.advance(Duration.ofDays(10_000 * 365)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readingGoesOnAcrossRotationsAndRetention(DynamoDbClient dynamoDb, MillraceClock clock, StreamReader stream) {
        put(dynamoDb, "1");
        assertThat(stream.awaitRecords("Sessions", 1)).hasSize(1);
        clock.advance(Duration.ofHours(5));
        put(dynamoDb, "2");
        assertThat(stream.awaitRecords("Sessions", 1)).hasSize(1);
        clock.advance(Duration.ofDays(3));
        put(dynamoDb, "3");
        assertThat(stream.awaitRecords("Sessions", 1)).hasSize(1);
        assertThat(stream.records("Sessions")).isEmpty();
    }

    private static void put(DynamoDbClient dynamoDb, String id) {
        dynamoDb.putItem(put -> put.tableName("Sessions").item(Map.of("Id", AttributeValue.fromS(id))));
    }
}
