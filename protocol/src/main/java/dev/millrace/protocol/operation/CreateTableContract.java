package dev.millrace.protocol.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates a table. */
public final class CreateTableContract {
    /** What CreateTable asks for. */
    public record Request(
            @Nullable List<AttributeDefinition> attributeDefinitions,
            String tableName,
            @Nullable List<KeySchemaElement> keySchema,
            @Nullable List<LocalSecondaryIndex> localSecondaryIndexes,
            @Nullable List<GlobalSecondaryIndex> globalSecondaryIndexes,
            @Nullable BillingMode billingMode,
            @Nullable ProvisionedThroughput provisionedThroughput,
            @Nullable StreamSpecification streamSpecification,
            @Nullable SseSpecification sseSpecification,
            @Nullable List<Tag> tags,
            @Nullable TableClass tableClass,
            @Nullable Boolean deletionProtectionEnabled,
            @Nullable WarmThroughput warmThroughput,
            @Nullable String resourcePolicy,
            @Nullable OnDemandThroughput onDemandThroughput,
            @Nullable String globalTableSourceArn,
            @Nullable GlobalTableSettingsReplicationMode globalTableSettingsReplicationMode,
            @Nullable List<VectorIndex> vectorIndexes) {
        public Request {
            attributeDefinitions = Absent.copy(attributeDefinitions);
            keySchema = Absent.copy(keySchema);
            localSecondaryIndexes = Absent.copy(localSecondaryIndexes);
            globalSecondaryIndexes = Absent.copy(globalSecondaryIndexes);
            tags = Absent.copy(tags);
            vectorIndexes = Absent.copy(vectorIndexes);
        }
    }

    /** What CreateTable answers. */
    public record Response(TableDescription tableDescription) {}
}
