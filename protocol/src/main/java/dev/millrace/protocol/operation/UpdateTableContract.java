package dev.millrace.protocol.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes a table. */
public final class UpdateTableContract {
    /** What UpdateTable asks for. */
    public record Request(
            @Nullable List<AttributeDefinition> attributeDefinitions,
            String tableName,
            @Nullable BillingMode billingMode,
            @Nullable ProvisionedThroughput provisionedThroughput,
            @Nullable List<GlobalSecondaryIndexUpdate> globalSecondaryIndexUpdates,
            @Nullable StreamSpecification streamSpecification,
            @Nullable SseSpecification sseSpecification,
            @Nullable List<ReplicationGroupUpdate> replicaUpdates,
            @Nullable TableClass tableClass,
            @Nullable Boolean deletionProtectionEnabled,
            @Nullable MultiRegionConsistency multiRegionConsistency,
            @Nullable List<GlobalTableWitnessUpdate> globalTableWitnessUpdates,
            @Nullable OnDemandThroughput onDemandThroughput,
            @Nullable WarmThroughput warmThroughput,
            @Nullable GlobalTableSettingsReplicationMode globalTableSettingsReplicationMode,
            @Nullable List<VectorIndexUpdate> vectorIndexUpdates) {
        public Request {
            attributeDefinitions = Absent.copy(attributeDefinitions);
            globalSecondaryIndexUpdates = Absent.copy(globalSecondaryIndexUpdates);
            replicaUpdates = Absent.copy(replicaUpdates);
            globalTableWitnessUpdates = Absent.copy(globalTableWitnessUpdates);
            vectorIndexUpdates = Absent.copy(vectorIndexUpdates);
        }
    }

    /** What UpdateTable answers. */
    public record Response(TableDescription tableDescription) {}
}
