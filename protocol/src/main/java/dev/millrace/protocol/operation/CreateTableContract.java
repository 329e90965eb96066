package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates a table. */
public final class CreateTableContract
        implements OperationContract<CreateTableContract.Request, CreateTableContract.Response> {
    private static final Member<String> TABLE_NAME = Member.required("TableName", Shapes.tableNameToCreate());
    private static final Member<List<Structure>> ATTRIBUTE_DEFINITIONS =
            Member.required("AttributeDefinitions", TableMembers.ATTRIBUTE_DEFINITION_LIST);
    // The model has no upper bound any more, AWS still names it for a table's own key (errors.md section 4).
    private static final Member<List<Structure>> KEY_SCHEMA =
            Member.required("KeySchema", Shapes.list(IndexMembers.KEY_SCHEMA_ELEMENT, 1, 2));
    private static final Member<List<Structure>> LOCAL_SECONDARY_INDEXES =
            Member.optional("LocalSecondaryIndexes", Shapes.list(IndexMembers.LOCAL_SECONDARY_INDEX));
    private static final Member<List<Structure>> GLOBAL_SECONDARY_INDEXES =
            Member.optional("GlobalSecondaryIndexes", Shapes.list(IndexMembers.GLOBAL_SECONDARY_INDEX));
    private static final Member<List<Structure>> TAGS = Member.optional("Tags", Shapes.list(TableMembers.TAG));
    private static final Member<String> RESOURCE_POLICY = Member.optional("ResourcePolicy", Shapes.text());
    private static final Member<String> GLOBAL_TABLE_SOURCE_ARN =
            Member.optional("GlobalTableSourceArn", Shapes.text(1, 1024));
    private static final Member<List<Structure>> VECTOR_INDEXES =
            Member.optional("VectorIndexes", Shapes.list(VectorMembers.VECTOR_INDEX));
    private static final StructureShape SHAPE = StructureShape.of(
            "CreateTableInput",
            TABLE_NAME,
            ATTRIBUTE_DEFINITIONS,
            KEY_SCHEMA,
            TableMembers.BILLING_MODE,
            TableMembers.PROVISIONED_THROUGHPUT,
            LOCAL_SECONDARY_INDEXES,
            GLOBAL_SECONDARY_INDEXES,
            TableMembers.STREAM_SPECIFICATION,
            TableMembers.SSE_SPECIFICATION,
            TAGS,
            TableMembers.TABLE_CLASS,
            TableMembers.DELETION_PROTECTION_ENABLED,
            TableMembers.WARM_THROUGHPUT,
            RESOURCE_POLICY,
            TableMembers.ON_DEMAND_THROUGHPUT,
            GLOBAL_TABLE_SOURCE_ARN,
            TableMembers.REPLICATION_MODE,
            VECTOR_INDEXES);

    @Override
    public String name() {
        return "CreateTable";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(
                Absent.map(body.require(ATTRIBUTE_DEFINITIONS), TableMembers::attributeDefinition),
                body.require(TABLE_NAME),
                Absent.map(body.require(KEY_SCHEMA), IndexMembers::keySchemaElement),
                Absent.mapIfPresent(body.find(LOCAL_SECONDARY_INDEXES), IndexMembers::localSecondaryIndex),
                Absent.mapIfPresent(body.find(GLOBAL_SECONDARY_INDEXES), IndexMembers::globalSecondaryIndex),
                body.find(TableMembers.BILLING_MODE),
                TableMembers.provisionedThroughput(body),
                TableMembers.streamSpecification(body),
                TableMembers.sseSpecification(body),
                Absent.mapIfPresent(body.find(TAGS), TableMembers::tag),
                body.find(TableMembers.TABLE_CLASS),
                body.find(TableMembers.DELETION_PROTECTION_ENABLED),
                TableMembers.warmThroughput(body),
                body.find(RESOURCE_POLICY),
                TableMembers.onDemandThroughput(body),
                body.find(GLOBAL_TABLE_SOURCE_ARN),
                body.find(TableMembers.REPLICATION_MODE),
                Absent.mapIfPresent(body.find(VECTOR_INDEXES), VectorMembers::vectorIndex));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("TableDescription");
        TableDescriptionJson.write(response.tableDescription, out);
        out.endObject();
    }

    /** What CreateTable asks for. */
    public record Request(
            List<AttributeDefinition> attributeDefinitions,
            String tableName,
            List<KeySchemaElement> keySchema,
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
            attributeDefinitions = List.copyOf(attributeDefinitions);
            keySchema = List.copyOf(keySchema);
            localSecondaryIndexes = Absent.copy(localSecondaryIndexes);
            globalSecondaryIndexes = Absent.copy(globalSecondaryIndexes);
            tags = Absent.copy(tags);
            vectorIndexes = Absent.copy(vectorIndexes);
        }
    }

    /** What CreateTable answers. */
    public record Response(TableDescription tableDescription) {}
}
