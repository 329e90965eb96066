package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the description of a table. */
final class TableDescriptionJson {
    private TableDescriptionJson() {}

    static void write(TableDescription table, JsonWriter out) {
        out.beginObject();
        definitions(table.attributeDefinitions(), out);
        AnswerJson.text("TableName", table.tableName(), out);
        if (table.keySchema() != null) {
            IndexDescriptionJson.keySchema(table.keySchema(), out);
        }
        AnswerJson.constant("TableStatus", table.tableStatus(), out);
        AnswerJson.time("CreationDateTime", table.creationDateTime(), out);
        IndexDescriptionJson.provisionedThroughput(table.provisionedThroughput(), out);
        AnswerJson.number("TableSizeBytes", table.tableSizeBytes(), out);
        AnswerJson.number("ItemCount", table.itemCount(), out);
        AnswerJson.text("TableArn", table.tableArn(), out);
        AnswerJson.text("TableId", table.tableId(), out);
        billing(table.billingModeSummary(), out);
        IndexDescriptionJson.localIndexes(table.localSecondaryIndexes(), out);
        IndexDescriptionJson.globalIndexes(table.globalSecondaryIndexes(), out);
        stream(table, out);
        global(table, out);
        restore(table.restoreSummary(), out);
        encryption(table.sseDescription(), out);
        archival(table.archivalSummary(), out);
        tableClass("TableClassSummary", table.tableClassSummary(), out);
        AnswerJson.bool("DeletionProtectionEnabled", table.deletionProtectionEnabled(), out);
        IndexDescriptionJson.onDemandThroughput(table.onDemandThroughput(), out);
        IndexDescriptionJson.warmThroughput(table.warmThroughput(), out);
        IndexDescriptionJson.vectorIndexes(table.vectorIndexes(), out);
        out.endObject();
    }

    private static void definitions(@Nullable List<AttributeDefinition> definitions, JsonWriter out) {
        if (definitions == null) {
            return;
        }
        out.name("AttributeDefinitions").beginArray();
        for (AttributeDefinition definition : definitions) {
            out.beginObject();
            out.name("AttributeName").value(definition.attributeName());
            AnswerJson.constant("AttributeType", definition.attributeType(), out);
            out.endObject();
        }
        out.endArray();
    }

    private static void billing(@Nullable BillingModeSummary billing, JsonWriter out) {
        if (billing == null) {
            return;
        }
        out.name("BillingModeSummary").beginObject();
        AnswerJson.constant("BillingMode", billing.billingMode(), out);
        AnswerJson.time("LastUpdateToPayPerRequestDateTime", billing.lastUpdateToPayPerRequestDateTime(), out);
        out.endObject();
    }

    private static void stream(TableDescription table, JsonWriter out) {
        StreamSpecification stream = table.streamSpecification();
        if (stream != null) {
            out.name("StreamSpecification").beginObject();
            AnswerJson.bool("StreamEnabled", stream.streamEnabled(), out);
            AnswerJson.constant("StreamViewType", stream.streamViewType(), out);
            out.endObject();
        }
        AnswerJson.text("LatestStreamLabel", table.latestStreamLabel(), out);
        AnswerJson.text("LatestStreamArn", table.latestStreamArn(), out);
    }

    private static void global(TableDescription table, JsonWriter out) {
        AnswerJson.text("GlobalTableVersion", table.globalTableVersion(), out);
        List<ReplicaDescription> replicas = table.replicas();
        if (replicas != null) {
            out.name("Replicas").beginArray();
            for (ReplicaDescription replica : replicas) {
                out.beginObject();
                out.name("RegionName").value(replica.regionName());
                out.name("ReplicaStatus").value(replica.replicaStatus());
                AnswerJson.text("ReplicaArn", replica.replicaArn(), out);
                AnswerJson.text("KMSMasterKeyId", replica.kmsMasterKeyId(), out);
                tableClass("ReplicaTableClassSummary", replica.replicaTableClassSummary(), out);
                out.endObject();
            }
            out.endArray();
        }
        AnswerJson.constant("GlobalTableSettingsReplicationMode", table.globalTableSettingsReplicationMode(), out);
        AnswerJson.constant("MultiRegionConsistency", table.multiRegionConsistency(), out);
    }

    private static void restore(@Nullable RestoreSummary restore, JsonWriter out) {
        if (restore == null) {
            return;
        }
        out.name("RestoreSummary").beginObject();
        AnswerJson.text("SourceBackupArn", restore.sourceBackupArn(), out);
        AnswerJson.text("SourceTableArn", restore.sourceTableArn(), out);
        AnswerJson.time("RestoreDateTime", restore.restoreDateTime(), out);
        AnswerJson.bool("RestoreInProgress", restore.restoreInProgress(), out);
        out.endObject();
    }

    private static void encryption(@Nullable SseDescription encryption, JsonWriter out) {
        if (encryption == null) {
            return;
        }
        out.name("SSEDescription").beginObject();
        AnswerJson.constant("Status", encryption.status(), out);
        AnswerJson.constant("SSEType", encryption.sseType(), out);
        AnswerJson.text("KMSMasterKeyArn", encryption.kmsMasterKeyArn(), out);
        AnswerJson.time("InaccessibleEncryptionDateTime", encryption.inaccessibleEncryptionDateTime(), out);
        out.endObject();
    }

    private static void archival(@Nullable ArchivalSummary archival, JsonWriter out) {
        if (archival == null) {
            return;
        }
        out.name("ArchivalSummary").beginObject();
        AnswerJson.time("ArchivalDateTime", archival.archivalDateTime(), out);
        AnswerJson.text("ArchivalReason", archival.archivalReason(), out);
        AnswerJson.text("ArchivalBackupArn", archival.archivalBackupArn(), out);
        out.endObject();
    }

    private static void tableClass(String name, @Nullable TableClassSummary summary, JsonWriter out) {
        if (summary == null) {
            return;
        }
        out.name(name).beginObject();
        AnswerJson.constant("TableClass", summary.tableClass(), out);
        AnswerJson.time("LastUpdateDateTime", summary.lastUpdateDateTime(), out);
        out.endObject();
    }
}
