package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.KeyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of key schemas, projections and indexes in requests. */
final class IndexMembers {
    private static final Member<String> ATTRIBUTE_NAME =
            Member.required("AttributeName", TableMembers.KEY_ATTRIBUTE_NAME);
    private static final Member<KeyType> KEY_TYPE =
            Member.required("KeyType", Shapes.enumeration(KeyType.class, "HASH, RANGE"));

    static final StructureShape KEY_SCHEMA_ELEMENT = StructureShape.of("KeySchemaElement", ATTRIBUTE_NAME, KEY_TYPE);

    private static final Member<ProjectionType> PROJECTION_TYPE =
            Member.optional("ProjectionType", Shapes.enumeration(ProjectionType.class, "ALL, INCLUDE, KEYS_ONLY"));
    private static final Member<List<String>> NON_KEY_ATTRIBUTES = Member.optional(
            "NonKeyAttributes",
            Shapes.list(TableMembers.KEY_ATTRIBUTE_NAME, 1, ServiceLimits.NON_KEY_ATTRIBUTE_COUNT_MAX));

    static final Member<String> INDEX_NAME = Member.required("IndexName", Shapes.name());

    static final Member<Structure> PROJECTION =
            Member.required("Projection", StructureShape.of("Projection", PROJECTION_TYPE, NON_KEY_ATTRIBUTES));

    private static final Member<List<Structure>> LOCAL_KEY_SCHEMA =
            Member.required("KeySchema", Shapes.list(KEY_SCHEMA_ELEMENT, 1, 2));
    private static final Member<List<Structure>> GLOBAL_KEY_SCHEMA =
            Member.required("KeySchema", Shapes.list(KEY_SCHEMA_ELEMENT, 1, ServiceLimits.GLOBAL_INDEX_KEY_COUNT_MAX));

    static final StructureShape LOCAL_SECONDARY_INDEX =
            StructureShape.of("LocalSecondaryIndex", INDEX_NAME, LOCAL_KEY_SCHEMA, PROJECTION);

    static final StructureShape GLOBAL_SECONDARY_INDEX = global("GlobalSecondaryIndex");

    private static final Member<Structure> UPDATE = Member.optional(
            "Update",
            StructureShape.of(
                    "UpdateGlobalSecondaryIndexAction",
                    INDEX_NAME,
                    TableMembers.PROVISIONED_THROUGHPUT,
                    TableMembers.ON_DEMAND_THROUGHPUT,
                    TableMembers.WARM_THROUGHPUT));
    private static final Member<Structure> CREATE =
            Member.optional("Create", global("CreateGlobalSecondaryIndexAction"));
    private static final Member<Structure> DELETE =
            Member.optional("Delete", StructureShape.of("DeleteGlobalSecondaryIndexAction", INDEX_NAME));

    static final StructureShape GLOBAL_SECONDARY_INDEX_UPDATE =
            StructureShape.of("GlobalSecondaryIndexUpdate", UPDATE, CREATE, DELETE);

    private IndexMembers() {}

    static KeySchemaElement keySchemaElement(Structure from) {
        return new KeySchemaElement(from.require(ATTRIBUTE_NAME), from.require(KEY_TYPE));
    }

    static Projection projection(Structure parent) {
        Structure from = parent.require(PROJECTION);
        return new Projection(from.find(PROJECTION_TYPE), from.find(NON_KEY_ATTRIBUTES));
    }

    static LocalSecondaryIndex localSecondaryIndex(Structure from) {
        return new LocalSecondaryIndex(
                from.require(INDEX_NAME),
                Absent.map(from.require(LOCAL_KEY_SCHEMA), IndexMembers::keySchemaElement),
                projection(from));
    }

    static GlobalSecondaryIndex globalSecondaryIndex(Structure from) {
        return new GlobalSecondaryIndex(
                from.require(INDEX_NAME),
                Absent.map(from.require(GLOBAL_KEY_SCHEMA), IndexMembers::keySchemaElement),
                projection(from),
                TableMembers.provisionedThroughput(from),
                TableMembers.onDemandThroughput(from),
                TableMembers.warmThroughput(from));
    }

    static GlobalSecondaryIndexUpdate globalSecondaryIndexUpdate(Structure from) {
        return new GlobalSecondaryIndexUpdate(
                Absent.convert(from.find(UPDATE), IndexMembers::update),
                Absent.convert(from.find(CREATE), IndexMembers::globalSecondaryIndex),
                delete(from.find(DELETE)));
    }

    private static StructureShape global(String name) {
        return StructureShape.of(
                name,
                INDEX_NAME,
                GLOBAL_KEY_SCHEMA,
                PROJECTION,
                TableMembers.PROVISIONED_THROUGHPUT,
                TableMembers.ON_DEMAND_THROUGHPUT,
                TableMembers.WARM_THROUGHPUT);
    }

    private static GlobalSecondaryIndexUpdate.Update update(Structure from) {
        return new GlobalSecondaryIndexUpdate.Update(
                from.require(INDEX_NAME),
                TableMembers.provisionedThroughput(from),
                TableMembers.onDemandThroughput(from),
                TableMembers.warmThroughput(from));
    }

    private static GlobalSecondaryIndexUpdate.@Nullable Delete delete(@Nullable Structure from) {
        return from == null ? null : new GlobalSecondaryIndexUpdate.Delete(from.require(INDEX_NAME));
    }
}
