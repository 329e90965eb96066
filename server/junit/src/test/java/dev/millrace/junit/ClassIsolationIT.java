package dev.millrace.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@MillraceTest(isolation = MillraceTest.Isolation.CLASS)
@Table(name = "Counters", partitionKey = "Name")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClassIsolationIT {

    @BeforeAll
    static void fill(DynamoDbClient dynamoDb) {
        add(dynamoDb, "expensive to set up");
    }

    @Test
    @Order(1)
    void theFirstSeesWhatWasSetUp(DynamoDbClient dynamoDb) {
        assertThat(count(dynamoDb)).isEqualTo(1);
        add(dynamoDb, "first");
    }

    @Test
    @Order(2)
    void theSecondSeesWhatTheFirstLeft(DynamoDbClient dynamoDb) {
        assertThat(count(dynamoDb)).isEqualTo(2);
    }

    @Test
    @Order(3)
    @MillraceTest
    void oneMethodMayHaveItsOwn(DynamoDbClient dynamoDb) {
        assertThat(count(dynamoDb)).isZero();
    }

    @Nested
    @Table(name = "Inner", partitionKey = "Name")
    class NestedClass {

        @Test
        void sharesTablesWithTheClassAroundIt(DynamoDbClient dynamoDb) {
            assertThat(count(dynamoDb)).isEqualTo(2);
            assertThat(dynamoDb.listTables().tableNames()).containsExactly("Counters", "Inner");
        }
    }

    @Nested
    @MillraceTest(isolation = MillraceTest.Isolation.CLASS)
    class NestedClassWithItsOwn {

        @Test
        void beginsAnewWithTheTablesOfTheClassAroundIt(DynamoDbClient dynamoDb) {
            assertThat(count(dynamoDb)).isZero();
            assertThat(dynamoDb.listTables().tableNames()).containsExactly("Counters");
        }
    }

    private static void add(DynamoDbClient dynamoDb, String name) {
        dynamoDb.putItem(put -> put.tableName("Counters").item(Map.of("Name", AttributeValue.fromS(name))));
    }

    private static int count(DynamoDbClient dynamoDb) {
        return dynamoDb.scan(scan -> scan.tableName("Counters")).count();
    }
}
