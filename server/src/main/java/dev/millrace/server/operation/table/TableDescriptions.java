package dev.millrace.server.operation.table;

import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.model.KeyType;
import dev.millrace.protocol.operation.AttributeDefinition;
import dev.millrace.protocol.operation.BillingMode;
import dev.millrace.protocol.operation.BillingModeSummary;
import dev.millrace.protocol.operation.KeySchemaElement;
import dev.millrace.protocol.operation.OnDemandThroughput;
import dev.millrace.protocol.operation.ProvisionedThroughputDescription;
import dev.millrace.protocol.operation.SseDescription;
import dev.millrace.protocol.operation.SseStatus;
import dev.millrace.protocol.operation.StreamSpecification;
import dev.millrace.protocol.operation.TableDescription;
import dev.millrace.protocol.operation.TableStatus;
import dev.millrace.protocol.operation.WarmThroughput;
import dev.millrace.protocol.operation.WarmThroughputDescription;
import dev.millrace.storage.table.CapacitySettings;
import dev.millrace.storage.table.EncryptionSettings;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TableStatistics;
import dev.millrace.storage.table.TableStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a table into AWS's shape; each operation shows other members (source: operations.md, table descriptions, and the
 * recorded answers of CreateTable, DescribeTable and DeleteTable).
 */
final class TableDescriptions {
    /** What AWS keeps warm for an on-demand table that asked for nothing (source: developer guide, warm throughput). */
    private static final WarmThroughput ON_DEMAND_WARM = new WarmThroughput(12_000L, 4_000L);

    private TableDescriptions() {}

    /** As CreateTable answers: still CREATING, and warm throughput only if it was asked for. */
    static TableDescription created(TableDefinition table) {
        TableDescription.Builder description = settled(table, new TableStatistics(0, 0))
                .globalSecondaryIndexes(orNull(IndexDescriptions.created(table)))
                .warmThroughput(warmThroughputAsked(table.capacity()));
        if (table.capacity().billingMode() == BillingMode.PAY_PER_REQUEST) {
            // The recorded CreateTable answers leave the date out; DescribeTable has it.
            description.billingModeSummary(new BillingModeSummary(BillingMode.PAY_PER_REQUEST, null));
        }
        return description.tableStatus(TableStatus.CREATING).build();
    }

    /** As DescribeTable answers. */
    static TableDescription described(TableDefinition table, TableStatistics statistics) {
        if (table.state().status() == TableStatus.DELETING) {
            return deleted(table, statistics);
        }
        return settled(table, statistics)
                .globalSecondaryIndexes(orNull(IndexDescriptions.described(table, statistics)))
                .tableStatus(table.state().status())
                .warmThroughput(warmThroughput(table.capacity()))
                .build();
    }

    /**
     * As UpdateTable answers: still UPDATING, and with the on-demand bounds that were asked for, also if that is -1
     * (source: recent-features.md).
     */
    static TableDescription updated(
            TableDefinition before,
            TableDefinition table,
            TableStatistics statistics,
            @Nullable OnDemandThroughput asked) {
        return settled(table, statistics)
                .onDemandThroughput(echoed(table.capacity().onDemand(), asked))
                .globalSecondaryIndexes(orNull(IndexDescriptions.updated(before, table, statistics)))
                .sseDescription(encryption(before.encryption(), table.encryption()))
                .tableStatus(TableStatus.UPDATING)
                .warmThroughput(warmThroughput(table.capacity()))
                .build();
    }

    private static @Nullable OnDemandThroughput echoed(
            @Nullable OnDemandThroughput stored, @Nullable OnDemandThroughput asked) {
        if (asked == null || stored == null) {
            return asked == null ? stored : asked;
        }
        return new OnDemandThroughput(
                asked.maxReadRequestUnits() == null ? stored.maxReadRequestUnits() : asked.maxReadRequestUnits(),
                asked.maxWriteRequestUnits() == null ? stored.maxWriteRequestUnits() : asked.maxWriteRequestUnits());
    }

    /** As DeleteTable answers: without keys, attributes, indexes and creation time. */
    static TableDescription deleted(TableDefinition table, TableStatistics statistics) {
        return identity(table, statistics).tableStatus(TableStatus.DELETING).build();
    }

    private static TableDescription.Builder settled(TableDefinition table, TableStatistics statistics) {
        TableDescription.Builder description = identity(table, statistics)
                .attributeDefinitions(attributeDefinitions(table.attributeDefinitions()))
                .keySchema(keySchema(table.keySchema()))
                .localSecondaryIndexes(IndexDescriptions.local(table, statistics))
                .creationDateTime(table.created())
                .tableClassSummary(table.tableClass())
                .onDemandThroughput(table.capacity().onDemand())
                .sseDescription(encryption(table.encryption()));
        TableStream stream = table.latestStream();
        if (stream != null) {
            description.latestStreamArn(stream.arn()).latestStreamLabel(stream.label());
            if (stream.enabled()) {
                description.streamSpecification(new StreamSpecification(true, stream.viewType()));
            }
        }
        return description;
    }

    private static TableDescription.Builder identity(TableDefinition table, TableStatistics statistics) {
        return TableDescription.builder()
                .tableName(table.name())
                .tableArn(table.arn())
                .tableId(table.tableId())
                .itemCount(statistics.itemCount())
                .tableSizeBytes(statistics.sizeBytes())
                .provisionedThroughput(throughput(table.capacity()))
                .billingModeSummary(billing(table.capacity()))
                .deletionProtectionEnabled(table.deletionProtected());
    }

    static ProvisionedThroughputDescription throughput(CapacitySettings capacity) {
        return new ProvisionedThroughputDescription(
                capacity.lastIncrease(),
                capacity.lastDecrease(),
                capacity.decreasesTodayCount(),
                capacity.readUnits(),
                capacity.writeUnits());
    }

    /** Absent on a table that never was on demand (source: recorded CreateTable answers). */
    private static @Nullable BillingModeSummary billing(CapacitySettings capacity) {
        if (capacity.billingMode() == BillingMode.PROVISIONED && capacity.payPerRequestSince() == null) {
            return null;
        }
        return new BillingModeSummary(capacity.billingMode(), capacity.payPerRequestSince());
    }

    /** What a request asked to stand ready, not ready yet; null if it asked for nothing. */
    static @Nullable WarmThroughputDescription warmThroughputAsked(CapacitySettings capacity) {
        WarmThroughput warm = capacity.warm();
        return warm == null
                ? null
                : new WarmThroughputDescription(
                        warm.readUnitsPerSecond(), warm.writeUnitsPerSecond(), TableStatus.UPDATING);
    }

    static WarmThroughputDescription warmThroughput(CapacitySettings capacity) {
        WarmThroughput floor = capacity.billingMode() == BillingMode.PAY_PER_REQUEST
                ? ON_DEMAND_WARM
                : new WarmThroughput(capacity.readUnits(), capacity.writeUnits());
        WarmThroughput asked = capacity.warm() == null ? floor : capacity.warm();
        Long reads = asked.readUnitsPerSecond() == null ? floor.readUnitsPerSecond() : asked.readUnitsPerSecond();
        Long writes = asked.writeUnitsPerSecond() == null ? floor.writeUnitsPerSecond() : asked.writeUnitsPerSecond();
        return new WarmThroughputDescription(reads, writes, TableStatus.ACTIVE);
    }

    private static @Nullable SseDescription encryption(@Nullable EncryptionSettings encryption) {
        return encryption == null
                ? null
                : new SseDescription(SseStatus.ENABLED, encryption.type(), encryption.kmsKeyArn(), null);
    }

    /** Encryption that is turned off or gets another key is still UPDATING, with its key (source: recorded on AWS). */
    private static @Nullable SseDescription encryption(
            @Nullable EncryptionSettings before, @Nullable EncryptionSettings after) {
        if (before == null || before.equals(after)) {
            return encryption(after);
        }
        EncryptionSettings shown = after == null ? before : after;
        return new SseDescription(SseStatus.UPDATING, shown.type(), shown.kmsKeyArn(), null);
    }

    /** AWS leaves an empty list of indexes out. */
    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static List<AttributeDefinition> attributeDefinitions(List<KeyAttribute> attributes) {
        List<AttributeDefinition> definitions = new ArrayList<>();
        for (KeyAttribute attribute : attributes) {
            definitions.add(new AttributeDefinition(attribute.name(), attribute.type()));
        }
        return definitions;
    }

    /** The elements of a key schema, HASH first. */
    static List<KeySchemaElement> keySchema(KeySchema schema) {
        List<KeySchemaElement> elements = new ArrayList<>();
        for (KeyAttribute attribute : schema.hash()) {
            elements.add(new KeySchemaElement(attribute.name(), KeyType.HASH));
        }
        for (KeyAttribute attribute : schema.range()) {
            elements.add(new KeySchemaElement(attribute.name(), KeyType.RANGE));
        }
        return elements;
    }
}
