package dev.millrace.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.server.MillraceNamespace;
import dev.millrace.server.MillraceServer;
import dev.millrace.server.StartException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The server without the extension. */
class EmbeddedServerIT {

    @Test
    void aServerIsOneLine() {
        try (MillraceServer server = MillraceServer.builder().start();
                DynamoDbClient dynamoDb = DynamoDbClient.builder()
                        .endpointOverride(server.uri())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                        .build()) {
            MillraceNamespace tables = server.namespace("local", "us-east-1");
            tables.load("music.json", """
                    {"TableName": "Music", "BillingMode": "PAY_PER_REQUEST",
                     "AttributeDefinitions": [{"AttributeName": "Artist", "AttributeType": "S"}],
                     "KeySchema": [{"AttributeName": "Artist", "KeyType": "HASH"}]}""");
            tables.advance(Duration.ofDays(1));

            assertThat(dynamoDb.listTables().tableNames()).containsExactly("Music");
            assertThat(tables.now()).isAfter(Instant.now().plus(Duration.ofHours(23)));
        }
    }

    @Test
    void anEngineOnDiskIsNotInTheJar(@TempDir Path directory) {
        assertThatThrownBy(
                        () -> MillraceServer.builder().dataDirectory(directory).start())
                .isInstanceOf(StartException.class)
                .hasMessage("There is no storage engine named rocksdb on the class path.");
    }
}
