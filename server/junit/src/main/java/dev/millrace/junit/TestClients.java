package dev.millrace.junit;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The clients of one test, each made when first asked for, over connections that all tests share. Thread-safe. */
final class TestClients implements AutoCloseable {
    /** What stands in a developer's home directory decides nothing. */
    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

    private final SharedHttp http;
    private final MillraceEndpoint endpoint;
    private final Map<Class<?>, Object> made = new LinkedHashMap<>();

    TestClients(SharedHttp http, MillraceEndpoint endpoint) {
        this.http = http;
        this.endpoint = endpoint;
    }

    /** The client, or the reader of streams, of this type. */
    synchronized Object parameter(Class<?> type) {
        Object present = made.get(type);
        if (present == null) {
            present = make(type);
            made.put(type, present);
        }
        return present;
    }

    private Object make(Class<?> type) {
        if (type == DynamoDbClient.class) {
            return configured(DynamoDbClient.builder()).httpClient(http.sync()).build();
        }
        if (type == DynamoDbAsyncClient.class) {
            return configured(DynamoDbAsyncClient.builder())
                    .httpClient(http.async())
                    .build();
        }
        if (type == DynamoDbStreamsClient.class) {
            return configured(DynamoDbStreamsClient.builder())
                    .httpClient(http.sync())
                    .build();
        }
        if (type == DynamoDbStreamsAsyncClient.class) {
            return configured(DynamoDbStreamsAsyncClient.builder())
                    .httpClient(http.async())
                    .build();
        }
        if (type == StreamReader.class) {
            return new StreamReader((DynamoDbClient) parameter(DynamoDbClient.class), (DynamoDbStreamsClient)
                    parameter(DynamoDbStreamsClient.class));
        }
        throw new IllegalStateException("no parameter has the type " + type);
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder) {
        return builder.endpointOverride(endpoint.uri())
                .region(Region.of(endpoint.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(endpoint.accessKeyId(), endpoint.secretAccessKey())))
                .overrideConfiguration(configuration -> configuration.defaultProfileFile(NO_PROFILES));
    }

    @Override
    public synchronized void close() {
        for (Object client : made.values()) {
            if (client instanceof DynamoDbClient sync) {
                sync.close();
            } else if (client instanceof DynamoDbAsyncClient async) {
                async.close();
            } else if (client instanceof DynamoDbStreamsClient streams) {
                streams.close();
            } else if (client instanceof DynamoDbStreamsAsyncClient asyncStreams) {
                asyncStreams.close();
            }
        }
    }
}
