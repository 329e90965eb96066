package dev.millrace.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class MillraceEndpointIT {

    @Test
    @MillraceTest
    @Table(name = "Music", partitionKey = "Artist")
    void codeWithAClientOfItsOwnSeesTheSameTables(MillraceEndpoint millrace) {
        DynamoDbClient own = DynamoDbClient.builder()
                .endpointOverride(millrace.uri())
                .region(Region.of(millrace.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(millrace.accessKeyId(), millrace.secretAccessKey())))
                .build();

        assertThat(own.listTables().tableNames()).containsExactly("Music");
        own.close();
    }
}
