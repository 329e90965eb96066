package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shape;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members that requests about tables share; the orders of constants are AWS's where known (errors.md section 4). */
final class TableMembers {
    static final Shape<String> KEY_ATTRIBUTE_NAME = Shapes.text(1, ServiceLimits.KEY_ATTRIBUTE_NAME_LENGTH_MAX);

    private static final Member<String> ATTRIBUTE_NAME = Member.required("AttributeName", KEY_ATTRIBUTE_NAME);
    private static final Member<AttributeType> ATTRIBUTE_TYPE =
            Member.required("AttributeType", Shapes.enumeration(AttributeType.class, "B, N, S"));

    static final Shape<List<Structure>> ATTRIBUTE_DEFINITION_LIST =
            Shapes.list(StructureShape.of("AttributeDefinition", ATTRIBUTE_NAME, ATTRIBUTE_TYPE));

    private static final Member<String> TAG_KEY = Member.required("Key", Shapes.text(1, 128));
    private static final Member<String> TAG_VALUE = Member.required("Value", Shapes.text(0, 256));

    static final StructureShape TAG = StructureShape.of("Tag", TAG_KEY, TAG_VALUE);

    private static final Member<Long> READ_CAPACITY_UNITS = Member.required("ReadCapacityUnits", Shapes.longInteger(1));
    private static final Member<Long> WRITE_CAPACITY_UNITS =
            Member.required("WriteCapacityUnits", Shapes.longInteger(1));
    private static final Member<Long> MAX_READ_REQUEST_UNITS =
            Member.optional("MaxReadRequestUnits", Shapes.longInteger(Long.MIN_VALUE));
    private static final Member<Long> MAX_WRITE_REQUEST_UNITS =
            Member.optional("MaxWriteRequestUnits", Shapes.longInteger(Long.MIN_VALUE));
    private static final Member<Long> READ_UNITS_PER_SECOND =
            Member.optional("ReadUnitsPerSecond", Shapes.longInteger(Long.MIN_VALUE));
    private static final Member<Long> WRITE_UNITS_PER_SECOND =
            Member.optional("WriteUnitsPerSecond", Shapes.longInteger(Long.MIN_VALUE));

    private static final Member<Boolean> STREAM_ENABLED = Member.required("StreamEnabled", Shapes.bool());
    // The printed order is the model's; AWS's is not known.
    private static final Member<StreamViewType> STREAM_VIEW_TYPE = Member.optional(
            "StreamViewType",
            Shapes.enumeration(StreamViewType.class, "NEW_IMAGE, OLD_IMAGE, NEW_AND_OLD_IMAGES, KEYS_ONLY"));

    private static final Member<Boolean> SSE_ENABLED = Member.optional("Enabled", Shapes.bool());
    // The printed order is the model's; AWS's is not known.
    private static final Member<SseType> SSE_TYPE =
            Member.optional("SSEType", Shapes.enumeration(SseType.class, "AES256, KMS"));
    private static final Member<String> KMS_MASTER_KEY_ID = Member.optional("KMSMasterKeyId", Shapes.text());

    static final Member<String> TABLE_NAME = Member.optional("TableName", Shapes.tableNameToManage());

    static final Member<BillingMode> BILLING_MODE =
            Member.optional("BillingMode", Shapes.enumeration(BillingMode.class, "PROVISIONED, PAY_PER_REQUEST"));

    static final Member<TableClass> TABLE_CLASS =
            Member.optional("TableClass", Shapes.enumeration(TableClass.class, "STANDARD, STANDARD_INFREQUENT_ACCESS"));

    static final Member<Boolean> DELETION_PROTECTION_ENABLED =
            Member.optional("DeletionProtectionEnabled", Shapes.bool());

    static final Member<GlobalTableSettingsReplicationMode> REPLICATION_MODE = Member.optional(
            "GlobalTableSettingsReplicationMode",
            Shapes.enumeration(GlobalTableSettingsReplicationMode.class, "ENABLED, DISABLED, ENABLED_WITH_OVERRIDES"));

    static final Member<Structure> PROVISIONED_THROUGHPUT = Member.optional(
            "ProvisionedThroughput",
            StructureShape.of("ProvisionedThroughput", READ_CAPACITY_UNITS, WRITE_CAPACITY_UNITS));

    static final Member<Structure> ON_DEMAND_THROUGHPUT = Member.optional(
            "OnDemandThroughput",
            StructureShape.of("OnDemandThroughput", MAX_READ_REQUEST_UNITS, MAX_WRITE_REQUEST_UNITS));

    static final Member<Structure> WARM_THROUGHPUT = Member.optional(
            "WarmThroughput", StructureShape.of("WarmThroughput", READ_UNITS_PER_SECOND, WRITE_UNITS_PER_SECOND));

    static final Member<Structure> STREAM_SPECIFICATION = Member.optional(
            "StreamSpecification", StructureShape.of("StreamSpecification", STREAM_ENABLED, STREAM_VIEW_TYPE));

    static final Member<Structure> SSE_SPECIFICATION = Member.optional(
            "SSESpecification", StructureShape.of("SSESpecification", SSE_ENABLED, SSE_TYPE, KMS_MASTER_KEY_ID));

    private TableMembers() {}

    static AttributeDefinition attributeDefinition(Structure from) {
        return new AttributeDefinition(from.require(ATTRIBUTE_NAME), from.require(ATTRIBUTE_TYPE));
    }

    static Tag tag(Structure from) {
        return new Tag(from.require(TAG_KEY), from.require(TAG_VALUE));
    }

    static @Nullable ProvisionedThroughput provisionedThroughput(Structure parent) {
        return Absent.convert(
                parent.find(PROVISIONED_THROUGHPUT),
                from -> new ProvisionedThroughput(
                        from.require(READ_CAPACITY_UNITS), from.require(WRITE_CAPACITY_UNITS)));
    }

    static @Nullable OnDemandThroughput onDemandThroughput(Structure parent) {
        return Absent.convert(
                parent.find(ON_DEMAND_THROUGHPUT),
                from -> new OnDemandThroughput(from.find(MAX_READ_REQUEST_UNITS), from.find(MAX_WRITE_REQUEST_UNITS)));
    }

    static @Nullable WarmThroughput warmThroughput(Structure parent) {
        return Absent.convert(
                parent.find(WARM_THROUGHPUT),
                from -> new WarmThroughput(from.find(READ_UNITS_PER_SECOND), from.find(WRITE_UNITS_PER_SECOND)));
    }

    static @Nullable StreamSpecification streamSpecification(Structure parent) {
        return Absent.convert(
                parent.find(STREAM_SPECIFICATION),
                from -> new StreamSpecification(from.require(STREAM_ENABLED), from.find(STREAM_VIEW_TYPE)));
    }

    static @Nullable SseSpecification sseSpecification(Structure parent) {
        return Absent.convert(
                parent.find(SSE_SPECIFICATION),
                from -> new SseSpecification(
                        from.find(SSE_ENABLED), from.find(SSE_TYPE), from.find(KMS_MASTER_KEY_ID)));
    }
}
