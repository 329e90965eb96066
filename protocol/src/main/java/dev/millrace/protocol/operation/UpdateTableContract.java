package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes a table. */
public final class UpdateTableContract
        implements OperationContract<UpdateTableContract.Request, UpdateTableContract.Response> {
    private static final Member<List<Structure>> ATTRIBUTE_DEFINITIONS =
            Member.optional("AttributeDefinitions", TableMembers.ATTRIBUTE_DEFINITION_LIST);
    private static final Member<List<Structure>> GLOBAL_SECONDARY_INDEX_UPDATES =
            Member.optional("GlobalSecondaryIndexUpdates", Shapes.list(IndexMembers.GLOBAL_SECONDARY_INDEX_UPDATE));
    private static final Member<List<Structure>> REPLICA_UPDATES =
            Member.optional("ReplicaUpdates", Shapes.list(ReplicaMembers.REPLICA_UPDATE, 1, Integer.MAX_VALUE));
    private static final Member<MultiRegionConsistency> MULTI_REGION_CONSISTENCY = Member.optional(
            "MultiRegionConsistency", Shapes.enumeration(MultiRegionConsistency.class, "EVENTUAL, STRONG"));
    private static final Member<List<Structure>> GLOBAL_TABLE_WITNESS_UPDATES =
            Member.optional("GlobalTableWitnessUpdates", Shapes.list(ReplicaMembers.WITNESS_UPDATE, 1, 1));
    private static final Member<List<Structure>> VECTOR_INDEX_UPDATES =
            Member.optional("VectorIndexUpdates", Shapes.list(VectorMembers.VECTOR_INDEX_UPDATE));
    private static final StructureShape SHAPE = StructureShape.of(
            "UpdateTableInput",
            TableMembers.TABLE_NAME,
            ATTRIBUTE_DEFINITIONS,
            TableMembers.BILLING_MODE,
            TableMembers.PROVISIONED_THROUGHPUT,
            GLOBAL_SECONDARY_INDEX_UPDATES,
            TableMembers.STREAM_SPECIFICATION,
            TableMembers.SSE_SPECIFICATION,
            REPLICA_UPDATES,
            TableMembers.TABLE_CLASS,
            TableMembers.DELETION_PROTECTION_ENABLED,
            MULTI_REGION_CONSISTENCY,
            GLOBAL_TABLE_WITNESS_UPDATES,
            TableMembers.ON_DEMAND_THROUGHPUT,
            TableMembers.WARM_THROUGHPUT,
            TableMembers.REPLICATION_MODE,
            VECTOR_INDEX_UPDATES);

    @Override
    public String name() {
        return "UpdateTable";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(
                Absent.mapIfPresent(body.find(ATTRIBUTE_DEFINITIONS), TableMembers::attributeDefinition),
                body.require(TableMembers.TABLE_NAME),
                body.find(TableMembers.BILLING_MODE),
                TableMembers.provisionedThroughput(body),
                Absent.mapIfPresent(
                        body.find(GLOBAL_SECONDARY_INDEX_UPDATES), IndexMembers::globalSecondaryIndexUpdate),
                TableMembers.streamSpecification(body),
                TableMembers.sseSpecification(body),
                Absent.mapIfPresent(body.find(REPLICA_UPDATES), ReplicaMembers::replicaUpdate),
                body.find(TableMembers.TABLE_CLASS),
                body.find(TableMembers.DELETION_PROTECTION_ENABLED),
                body.find(MULTI_REGION_CONSISTENCY),
                Absent.mapIfPresent(body.find(GLOBAL_TABLE_WITNESS_UPDATES), ReplicaMembers::witnessUpdate),
                TableMembers.onDemandThroughput(body),
                TableMembers.warmThroughput(body),
                body.find(TableMembers.REPLICATION_MODE),
                Absent.mapIfPresent(body.find(VECTOR_INDEX_UPDATES), VectorMembers::vectorIndexUpdate));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("TableDescription");
        TableDescriptionJson.write(response.tableDescription, out);
        out.endObject();
    }

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
