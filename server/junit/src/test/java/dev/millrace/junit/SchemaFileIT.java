package dev.millrace.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@MillraceTest(schema = {"orders.json", "orders-items.json"})
class SchemaFileIT {

    @Test
    void openOrdersAreFoundByTheIndex(DynamoDbClient dynamoDb) {
        int count = dynamoDb.query(query -> query.tableName("Orders")
                        .indexName("ByState")
                        .keyConditionExpression("#state = :open")
                        .expressionAttributeNames(Map.of("#state", "State"))
                        .expressionAttributeValues(Map.of(":open", AttributeValue.fromS("open"))))
                .count();

        assertThat(count).isEqualTo(1);
    }

    @Test
    @MillraceTest(schema = "/dev/millrace/junit/more.json")
    void aMethodAddsFilesOfItsOwn(DynamoDbClient dynamoDb) {
        assertThat(dynamoDb.listTables().tableNames()).containsExactly("More", "Orders");
    }
}
