package dev.millrace.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests at the same time, each with its tables, stream and clock. */
@MillraceTest
@Table(name = "Items", partitionKey = "Id", stream = Table.Stream.KEYS_ONLY)
@Execution(ExecutionMode.CONCURRENT)
class ParallelIT {

    @RepeatedTest(40)
    void nobodyElseIsSeen(
            DynamoDbClient dynamoDb, StreamReader stream, MillraceClock clock, RepetitionInfo repetition) {
        int count = repetition.getCurrentRepetition() % 5 + 1;
        clock.freeze();
        Instant before = clock.now();
        for (int index = 0; index < count; index++) {
            String id = Integer.toString(index);
            dynamoDb.putItem(put -> put.tableName("Items").item(Map.of("Id", AttributeValue.fromS(id))));
        }
        clock.advance(Duration.ofMinutes(count));

        assertThat(stream.awaitRecords("Items", count)).hasSize(count);
        assertThat(Duration.between(before, clock.now())).isEqualTo(Duration.ofMinutes(count));
    }
}
