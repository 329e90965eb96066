package dev.millrace.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What isolation costs: 200 test methods with a table each, which none of the others sees. */
@MillraceTest
@Table(name = "Items", partitionKey = "Id")
class TwoHundredTestsIT {
    private static final int COUNT = 200;

    private static long startNanos;

    @BeforeAll
    static void start() {
        startNanos = System.nanoTime();
    }

    @AfterAll
    static void printTime() {
        System.out.printf(
                "%d isolated test methods with a table each: %.2f s%n", COUNT, (System.nanoTime() - startNanos) / 1e9);
    }

    @RepeatedTest(COUNT)
    void seesItsOwnItemAlone(DynamoDbClient dynamoDb, RepetitionInfo repetition) {
        String id = Integer.toString(repetition.getCurrentRepetition());
        Map<String, AttributeValue> item = Map.of("Id", AttributeValue.fromS(id));
        dynamoDb.putItem(put -> put.tableName("Items").item(item));

        assertThat(dynamoDb.scan(scan -> scan.tableName("Items")).items()).containsExactly(item);
    }
}
