package dev.millrace.it.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.it.fixture.SdkClients;
import dev.millrace.it.fixture.ServerCommand;
import dev.millrace.it.fixture.ServerProcess;
import dev.millrace.it.fixture.UniqueNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** The life of a table under the flag of DynamoDB Local, with the waiters of the SDK. */
class TransientStatusesIT {
    private static final Duration PAUSE = Duration.ofMillis(200);

    @Test
    void waitersSeeATableComeAndGo(@TempDir Path folder) {
        String name = UniqueNames.table("statuses");
        ServerCommand command =
                new ServerCommand(folder, List.of("--port", "0", "--in-memory", "-delayTransientStatuses"));
        try (ServerProcess server = ServerProcess.start(command);
                DynamoDbClient client = SdkClients.tables(server.endpoint());
                DynamoDbWaiter waiter = waiter(client)) {
            create(client, name);
            assertThat(status(client, name)).isEqualTo(TableStatus.CREATING);
            assertThatThrownBy(() -> put(client, name)).isInstanceOf(ResourceNotFoundException.class);
            assertThatThrownBy(() -> client.deleteTable(delete -> delete.tableName(name)))
                    .isInstanceOf(ResourceInUseException.class)
                    .hasMessageContaining("Table is being created: " + name);

            waiter.waitUntilTableExists(describe -> describe.tableName(name));
            put(client, name);
            client.deleteTable(delete -> delete.tableName(name));
            assertThat(status(client, name)).isEqualTo(TableStatus.DELETING);

            waiter.waitUntilTableNotExists(describe -> describe.tableName(name));
            assertThat(client.listTables().tableNames()).doesNotContain(name);
        }
    }

    private static void create(DynamoDbClient client, String name) {
        client.createTable(create -> create.tableName(name)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST));
    }

    private static void put(DynamoDbClient client, String name) {
        client.putItem(put -> put.tableName(name).item(Map.of("pk", AttributeValue.fromS("a"))));
    }

    private static TableStatus status(DynamoDbClient client, String name) {
        return client.describeTable(describe -> describe.tableName(name))
                .table()
                .tableStatus();
    }

    private static DynamoDbWaiter waiter(DynamoDbClient client) {
        return DynamoDbWaiter.builder()
                .client(client)
                .overrideConfiguration(WaiterOverrideConfiguration.builder()
                        .maxAttempts(150)
                        .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(PAUSE))
                        .build())
                .build();
    }
}
