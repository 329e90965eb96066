package dev.millrace.it.kcl;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The library's lease table, made before it starts: with an empty one it waits for up to 30 random seconds first. The
 * shape is the one that the library makes itself.
 */
final class SeededLeases {
    private static final String KEY = "leaseKey";
    private static final String OWNER = "leaseOwner";

    private SeededLeases() {}

    /** A lease, owned by nobody, for each root shard. */
    static void create(DynamoDbClient tables, String application, List<String> rootShardIds) {
        tables.createTable(table -> table.tableName(application)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(string(KEY), string(OWNER))
                .keySchema(key(KEY, KeyType.HASH))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("LeaseOwnerToLeaseKeyIndex")
                        .keySchema(key(OWNER, KeyType.HASH), key(KEY, KeyType.RANGE))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
        for (String shardId : rootShardIds) {
            tables.putItem(put -> put.tableName(application)
                    .item(Map.of(
                            KEY,
                            AttributeValue.fromS(shardId),
                            "leaseCounter",
                            AttributeValue.fromN("0"),
                            "checkpoint",
                            AttributeValue.fromS("TRIM_HORIZON"),
                            "checkpointSubSequenceNumber",
                            AttributeValue.fromN("0"),
                            "ownerSwitchesSinceCheckpoint",
                            AttributeValue.fromN("0"))));
        }
    }

    /** The definition of a key attribute of type S. */
    static AttributeDefinition string(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    /** One element of a key. */
    static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
