package dev.millrace.it.story;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** The table requests that the stories share. */
public final class TableRequests {
    private TableRequests() {}

    /** A table with the string key {@code pk}, with a stream if a view type is given. */
    public static CreateTableRequest create(String name, @Nullable StreamViewType viewType) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(name)
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                .keySchema(key("pk", KeyType.HASH))
                .billingMode(BillingMode.PAY_PER_REQUEST);
        return (viewType == null ? request : request.streamSpecification(on(viewType))).build();
    }

    /** A table with the key {@code pk} (string) and {@code sk} (number). */
    public static CreateTableRequest createWithSortKey(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S), attribute("sk", ScalarAttributeType.N))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .provisionedThroughput(t -> t.readCapacityUnits(5L).writeCapacityUnits(7L))
                .build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** Turns the stream of a table on. */
    public static UpdateTableRequest enableStream(String name, StreamViewType viewType) {
        return UpdateTableRequest.builder()
                .tableName(name)
                .streamSpecification(on(viewType))
                .build();
    }

    /** Turns the stream of a table off. */
    public static UpdateTableRequest disableStream(String name) {
        return UpdateTableRequest.builder()
                .tableName(name)
                .streamSpecification(s -> s.streamEnabled(false))
                .build();
    }

    private static StreamSpecification on(StreamViewType viewType) {
        return StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(viewType)
                .build();
    }
}
