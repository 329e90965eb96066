package dev.millrace.protocol.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as CreateTable, DescribeTable, UpdateTable and DeleteTable answer it; each of them leaves out other members
 * (source: operations.md, table descriptions). Built by {@link Builder}.
 */
public record TableDescription(
        @Nullable List<AttributeDefinition> attributeDefinitions,
        @Nullable String tableName,
        @Nullable List<KeySchemaElement> keySchema,
        @Nullable TableStatus tableStatus,
        @Nullable Instant creationDateTime,
        @Nullable ProvisionedThroughputDescription provisionedThroughput,
        @Nullable Long tableSizeBytes,
        @Nullable Long itemCount,
        @Nullable String tableArn,
        @Nullable String tableId,
        @Nullable BillingModeSummary billingModeSummary,
        @Nullable List<LocalSecondaryIndexDescription> localSecondaryIndexes,
        @Nullable List<GlobalSecondaryIndexDescription> globalSecondaryIndexes,
        @Nullable StreamSpecification streamSpecification,
        @Nullable String latestStreamLabel,
        @Nullable String latestStreamArn,
        @Nullable String globalTableVersion,
        @Nullable List<ReplicaDescription> replicas,
        @Nullable GlobalTableSettingsReplicationMode globalTableSettingsReplicationMode,
        @Nullable RestoreSummary restoreSummary,
        @Nullable SseDescription sseDescription,
        @Nullable ArchivalSummary archivalSummary,
        @Nullable TableClassSummary tableClassSummary,
        @Nullable Boolean deletionProtectionEnabled,
        @Nullable OnDemandThroughput onDemandThroughput,
        @Nullable WarmThroughputDescription warmThroughput,
        @Nullable MultiRegionConsistency multiRegionConsistency,
        @Nullable List<VectorIndexDescription> vectorIndexes) {
    public TableDescription {
        attributeDefinitions = Absent.copy(attributeDefinitions);
        keySchema = Absent.copy(keySchema);
        localSecondaryIndexes = Absent.copy(localSecondaryIndexes);
        globalSecondaryIndexes = Absent.copy(globalSecondaryIndexes);
        replicas = Absent.copy(replicas);
        vectorIndexes = Absent.copy(vectorIndexes);
    }

    /** A description without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members that an answer has. Not thread-safe. */
    public static final class Builder {
        private @Nullable List<AttributeDefinition> attributeDefinitions;
        private @Nullable String tableName;
        private @Nullable List<KeySchemaElement> keySchema;
        private @Nullable TableStatus tableStatus;
        private @Nullable Instant creationDateTime;
        private @Nullable ProvisionedThroughputDescription provisionedThroughput;
        private @Nullable Long tableSizeBytes;
        private @Nullable Long itemCount;
        private @Nullable String tableArn;
        private @Nullable String tableId;
        private @Nullable BillingModeSummary billingModeSummary;
        private @Nullable List<LocalSecondaryIndexDescription> localSecondaryIndexes;
        private @Nullable List<GlobalSecondaryIndexDescription> globalSecondaryIndexes;
        private @Nullable StreamSpecification streamSpecification;
        private @Nullable String latestStreamLabel;
        private @Nullable String latestStreamArn;
        private @Nullable String globalTableVersion;
        private @Nullable List<ReplicaDescription> replicas;
        private @Nullable GlobalTableSettingsReplicationMode globalTableSettingsReplicationMode;
        private @Nullable RestoreSummary restoreSummary;
        private @Nullable SseDescription sseDescription;
        private @Nullable ArchivalSummary archivalSummary;
        private @Nullable TableClassSummary tableClassSummary;
        private @Nullable Boolean deletionProtectionEnabled;
        private @Nullable OnDemandThroughput onDemandThroughput;
        private @Nullable WarmThroughputDescription warmThroughput;
        private @Nullable MultiRegionConsistency multiRegionConsistency;
        private @Nullable List<VectorIndexDescription> vectorIndexes;

        private Builder() {}

        /** Sets the member of this name; null leaves it out. */
        public Builder attributeDefinitions(@Nullable List<AttributeDefinition> value) {
            attributeDefinitions = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder tableName(@Nullable String value) {
            tableName = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder keySchema(@Nullable List<KeySchemaElement> value) {
            keySchema = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder tableStatus(@Nullable TableStatus value) {
            tableStatus = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder creationDateTime(@Nullable Instant value) {
            creationDateTime = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder provisionedThroughput(@Nullable ProvisionedThroughputDescription value) {
            provisionedThroughput = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder tableSizeBytes(@Nullable Long value) {
            tableSizeBytes = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder itemCount(@Nullable Long value) {
            itemCount = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder tableArn(@Nullable String value) {
            tableArn = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder tableId(@Nullable String value) {
            tableId = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder billingModeSummary(@Nullable BillingModeSummary value) {
            billingModeSummary = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder localSecondaryIndexes(@Nullable List<LocalSecondaryIndexDescription> value) {
            localSecondaryIndexes = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder globalSecondaryIndexes(@Nullable List<GlobalSecondaryIndexDescription> value) {
            globalSecondaryIndexes = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder streamSpecification(@Nullable StreamSpecification value) {
            streamSpecification = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder latestStreamLabel(@Nullable String value) {
            latestStreamLabel = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder latestStreamArn(@Nullable String value) {
            latestStreamArn = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder globalTableVersion(@Nullable String value) {
            globalTableVersion = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder replicas(@Nullable List<ReplicaDescription> value) {
            replicas = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder globalTableSettingsReplicationMode(@Nullable GlobalTableSettingsReplicationMode value) {
            globalTableSettingsReplicationMode = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder restoreSummary(@Nullable RestoreSummary value) {
            restoreSummary = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder sseDescription(@Nullable SseDescription value) {
            sseDescription = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder archivalSummary(@Nullable ArchivalSummary value) {
            archivalSummary = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder tableClassSummary(@Nullable TableClassSummary value) {
            tableClassSummary = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder deletionProtectionEnabled(@Nullable Boolean value) {
            deletionProtectionEnabled = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder onDemandThroughput(@Nullable OnDemandThroughput value) {
            onDemandThroughput = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder warmThroughput(@Nullable WarmThroughputDescription value) {
            warmThroughput = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder multiRegionConsistency(@Nullable MultiRegionConsistency value) {
            multiRegionConsistency = value;
            return this;
        }

        /** Sets the member of this name; null leaves it out. */
        public Builder vectorIndexes(@Nullable List<VectorIndexDescription> value) {
            vectorIndexes = value;
            return this;
        }

        /** The description. */
        public TableDescription build() {
            return new TableDescription(
                    attributeDefinitions,
                    tableName,
                    keySchema,
                    tableStatus,
                    creationDateTime,
                    provisionedThroughput,
                    tableSizeBytes,
                    itemCount,
                    tableArn,
                    tableId,
                    billingModeSummary,
                    localSecondaryIndexes,
                    globalSecondaryIndexes,
                    streamSpecification,
                    latestStreamLabel,
                    latestStreamArn,
                    globalTableVersion,
                    replicas,
                    globalTableSettingsReplicationMode,
                    restoreSummary,
                    sseDescription,
                    archivalSummary,
                    tableClassSummary,
                    deletionProtectionEnabled,
                    onDemandThroughput,
                    warmThroughput,
                    multiRegionConsistency,
                    vectorIndexes);
        }
    }
}
