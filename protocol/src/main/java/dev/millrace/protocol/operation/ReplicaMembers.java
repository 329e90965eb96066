package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of replicas and witnesses of global tables in UpdateTable. */
final class ReplicaMembers {
    private static final Member<String> REGION_NAME = Member.required("RegionName", Shapes.text());
    private static final Member<String> KMS_MASTER_KEY_ID = Member.optional("KMSMasterKeyId", Shapes.text());
    private static final Member<Long> READ_CAPACITY_UNITS = Member.optional("ReadCapacityUnits", Shapes.longInteger(1));
    private static final Member<Structure> PROVISIONED_OVERRIDE = Member.optional(
            "ProvisionedThroughputOverride", StructureShape.of("ProvisionedThroughputOverride", READ_CAPACITY_UNITS));
    private static final Member<Long> MAX_READ_REQUEST_UNITS =
            Member.optional("MaxReadRequestUnits", Shapes.longInteger(Long.MIN_VALUE));
    private static final Member<Structure> ON_DEMAND_OVERRIDE = Member.optional(
            "OnDemandThroughputOverride", StructureShape.of("OnDemandThroughputOverride", MAX_READ_REQUEST_UNITS));
    private static final Member<List<Structure>> INDEXES = Member.optional(
            "GlobalSecondaryIndexes",
            Shapes.list(
                    StructureShape.of(
                            "ReplicaGlobalSecondaryIndex",
                            IndexMembers.INDEX_NAME,
                            PROVISIONED_OVERRIDE,
                            ON_DEMAND_OVERRIDE),
                    1,
                    Integer.MAX_VALUE));
    private static final Member<TableClass> TABLE_CLASS_OVERRIDE = Member.optional(
            "TableClassOverride", Shapes.enumeration(TableClass.class, "STANDARD, STANDARD_INFREQUENT_ACCESS"));

    private static final Member<Structure> CREATE =
            Member.optional("Create", settings("CreateReplicationGroupMemberAction"));
    private static final Member<Structure> UPDATE =
            Member.optional("Update", settings("UpdateReplicationGroupMemberAction"));
    private static final Member<Structure> DELETE =
            Member.optional("Delete", StructureShape.of("DeleteReplicationGroupMemberAction", REGION_NAME));

    static final StructureShape REPLICA_UPDATE = StructureShape.of("ReplicationGroupUpdate", CREATE, UPDATE, DELETE);

    private static final Member<Structure> CREATE_WITNESS =
            Member.optional("Create", StructureShape.of("CreateGlobalTableWitnessGroupMemberAction", REGION_NAME));
    private static final Member<Structure> DELETE_WITNESS =
            Member.optional("Delete", StructureShape.of("DeleteGlobalTableWitnessGroupMemberAction", REGION_NAME));

    static final StructureShape WITNESS_UPDATE =
            StructureShape.of("GlobalTableWitnessGroupUpdate", CREATE_WITNESS, DELETE_WITNESS);

    private ReplicaMembers() {}

    static ReplicationGroupUpdate replicaUpdate(Structure from) {
        return new ReplicationGroupUpdate(
                Absent.convert(from.find(CREATE), ReplicaMembers::member),
                Absent.convert(from.find(UPDATE), ReplicaMembers::member),
                region(from.find(DELETE)));
    }

    static GlobalTableWitnessUpdate witnessUpdate(Structure from) {
        return new GlobalTableWitnessUpdate(region(from.find(CREATE_WITNESS)), region(from.find(DELETE_WITNESS)));
    }

    private static ReplicationGroupUpdate.Member member(Structure from) {
        return new ReplicationGroupUpdate.Member(
                from.require(REGION_NAME),
                from.find(KMS_MASTER_KEY_ID),
                within(from.find(PROVISIONED_OVERRIDE), READ_CAPACITY_UNITS),
                within(from.find(ON_DEMAND_OVERRIDE), MAX_READ_REQUEST_UNITS),
                Absent.mapIfPresent(from.find(INDEXES), ReplicaMembers::index),
                from.find(TABLE_CLASS_OVERRIDE));
    }

    private static ReplicationGroupUpdate.Index index(Structure from) {
        return new ReplicationGroupUpdate.Index(
                from.require(IndexMembers.INDEX_NAME),
                within(from.find(PROVISIONED_OVERRIDE), READ_CAPACITY_UNITS),
                within(from.find(ON_DEMAND_OVERRIDE), MAX_READ_REQUEST_UNITS));
    }

    private static @Nullable Long within(@Nullable Structure parent, Member<Long> member) {
        return parent == null ? null : parent.find(member);
    }

    private static @Nullable String region(@Nullable Structure from) {
        return from == null ? null : from.require(REGION_NAME);
    }

    private static StructureShape settings(String name) {
        return StructureShape.of(
                name,
                REGION_NAME,
                KMS_MASTER_KEY_ID,
                PROVISIONED_OVERRIDE,
                ON_DEMAND_OVERRIDE,
                INDEXES,
                TABLE_CLASS_OVERRIDE);
    }
}
