package dev.millrace.it.kcl;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The SDK clients that one consumer and its writers share, all of one endpoint. */
record Clients(
        DynamoDbClient tables, DynamoDbStreamsClient streams, DynamoDbAsyncClient leases, CloudWatchAsyncClient metrics)
        implements AutoCloseable {
    /** The adapter takes only ARNs of regions that the SDK knows. */
    static final Region REGION = Region.EU_CENTRAL_1;

    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    static Clients of(URI endpoint) {
        return new Clients(
                DynamoDbClient.builder()
                        .endpointOverride(endpoint)
                        .region(REGION)
                        .credentialsProvider(CREDENTIALS)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                DynamoDbStreamsClient.builder()
                        .endpointOverride(endpoint)
                        .region(REGION)
                        .credentialsProvider(CREDENTIALS)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                DynamoDbAsyncClient.builder()
                        .endpointOverride(endpoint)
                        .region(REGION)
                        .credentialsProvider(CREDENTIALS)
                        .build(),
                // Never called, since metrics are turned off, but the library wants the object.
                CloudWatchAsyncClient.builder()
                        .endpointOverride(endpoint)
                        .region(REGION)
                        .credentialsProvider(CREDENTIALS)
                        .build());
    }

    @Override
    public void close() {
        tables.close();
        streams.close();
        leases.close();
        metrics.close();
    }
}
