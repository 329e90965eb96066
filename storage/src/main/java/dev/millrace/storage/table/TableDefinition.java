package dev.millrace.storage.table;

import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.operation.TableClassSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table: its keys, its settings, its latest stream. Immutable; built by {@link Builder}, stored as a
 * {@link StoredDocument}.
 *
 * @param id the table's number in the store, given by the catalogue, never reused; 0 before that
 * @param tableId the UUID that clients see
 * @param created when the table was created
 * @param attributeDefinitions all attributes that some key uses, in the order of the request
 * @param lastIndexId the highest number that an index of this table ever had
 * @param tableClass null if no request named one
 * @param encryption null if no request asked for it
 * @param latestStream null if the table never had a stream
 * @param timeToLive null while items do not expire
 * @param timeToLiveChange null if the latest change of that took no time
 */
public record TableDefinition(
        long id,
        String tableId,
        String name,
        String arn,
        Instant created,
        KeySchema keySchema,
        List<KeyAttribute> attributeDefinitions,
        List<IndexDefinition> localIndexes,
        List<IndexDefinition> globalIndexes,
        int lastIndexId,
        CapacitySettings capacity,
        @Nullable TableClassSummary tableClass,
        @Nullable EncryptionSettings encryption,
        boolean deletionProtected,
        Map<String, String> tags,
        @Nullable TableStream latestStream,
        TableState state,
        @Nullable TimeToLive timeToLive,
        @Nullable TimeToLiveChange timeToLiveChange,
        TableAttachments attachments) {
    public TableDefinition {
        attributeDefinitions = List.copyOf(attributeDefinitions);
        localIndexes = List.copyOf(localIndexes);
        globalIndexes = List.copyOf(globalIndexes);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** A table with provisioned capacity of nothing, no indexes and no settings. */
    public static Builder builder(String name, KeySchema keySchema) {
        return new Builder(name, keySchema);
    }

    /** Whether the table has an index of either kind. */
    public boolean hasIndexes() {
        return !localIndexes.isEmpty() || !globalIndexes.isEmpty();
    }

    /** All indexes, the local ones first. */
    public List<IndexDefinition> indexes() {
        List<IndexDefinition> indexes = new ArrayList<>(localIndexes);
        indexes.addAll(globalIndexes);
        return indexes;
    }

    /** The index of this name, in whichever state. */
    public Optional<IndexDefinition> findIndex(String indexName) {
        for (IndexDefinition index : localIndexes) {
            if (index.name().equals(indexName)) {
                return Optional.of(index);
            }
        }
        for (IndexDefinition index : globalIndexes) {
            if (index.name().equals(indexName)) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    /** The stream that captures changes now, or null. */
    public @Nullable TableStream enabledStream() {
        return latestStream != null && latestStream.enabled() ? latestStream : null;
    }

    /** A builder that holds all of this definition. */
    public Builder toBuilder() {
        Builder builder = new Builder(name, keySchema);
        builder.id = id;
        builder.tableId = tableId;
        builder.arn = arn;
        builder.created = created;
        builder.attributeDefinitions = attributeDefinitions;
        builder.localIndexes = localIndexes;
        builder.globalIndexes = globalIndexes;
        builder.lastIndexId = lastIndexId;
        builder.capacity = capacity;
        builder.tableClass = tableClass;
        builder.encryption = encryption;
        builder.deletionProtected = deletionProtected;
        builder.tags = tags;
        builder.latestStream = latestStream;
        builder.state = state;
        builder.timeToLive = timeToLive;
        builder.timeToLiveChange = timeToLiveChange;
        builder.attachments = attachments;
        return builder;
    }

    /** The same table under another number. */
    TableDefinition withId(long newId) {
        Builder builder = toBuilder();
        builder.id = newId;
        return builder.build();
    }

    /** The same table with another latest stream. */
    public TableDefinition withLatestStream(@Nullable TableStream stream) {
        return toBuilder().latestStream(stream).build();
    }

    /** The same table in another state. */
    TableDefinition withState(TableState newState) {
        return toBuilder().state(newState).build();
    }

    /** Collects a definition. Not thread-safe. */
    public static final class Builder {
        private long id;
        private final String name;
        private final KeySchema keySchema;
        private String tableId = "";
        private String arn = "";
        private Instant created = Instant.EPOCH;
        private List<KeyAttribute> attributeDefinitions;
        private List<IndexDefinition> localIndexes = List.of();
        private List<IndexDefinition> globalIndexes = List.of();
        private int lastIndexId;
        private CapacitySettings capacity = CapacitySettings.provisioned(0, 0);
        private @Nullable TableClassSummary tableClass;
        private @Nullable EncryptionSettings encryption;
        private boolean deletionProtected;
        private Map<String, String> tags = Map.of();
        private @Nullable TableStream latestStream;
        private TableState state = TableState.ACTIVE;
        private @Nullable TimeToLive timeToLive;
        private @Nullable TimeToLiveChange timeToLiveChange;
        private TableAttachments attachments = TableAttachments.NONE;

        private Builder(String name, KeySchema keySchema) {
            this.name = Objects.requireNonNull(name);
            this.keySchema = Objects.requireNonNull(keySchema);
            this.attributeDefinitions = keySchema.attributes();
        }

        /** The UUID that clients see. */
        public Builder tableId(String value) {
            tableId = value;
            return this;
        }

        /** The table's ARN, from which its streams' ARNs are made. */
        public Builder arn(String value) {
            arn = value;
            return this;
        }

        /** When the table was created. */
        public Builder created(Instant value) {
            created = value;
            return this;
        }

        /** All attributes that some key uses; those of the table's key by default. */
        public Builder attributeDefinitions(List<KeyAttribute> value) {
            attributeDefinitions = value;
            return this;
        }

        /** The local secondary indexes; those without a number get one. */
        public Builder localIndexes(List<IndexDefinition> value) {
            localIndexes = value;
            return this;
        }

        /** The global secondary indexes; those without a number get one. */
        public Builder globalIndexes(List<IndexDefinition> value) {
            globalIndexes = value;
            return this;
        }

        /** Billing mode and throughput. */
        public Builder capacity(CapacitySettings value) {
            capacity = value;
            return this;
        }

        /** The storage class; null if no request named one. */
        public Builder tableClass(@Nullable TableClassSummary value) {
            tableClass = value;
            return this;
        }

        /** Encryption at rest; null if no request asked for it. */
        public Builder encryption(@Nullable EncryptionSettings value) {
            encryption = value;
            return this;
        }

        /** Whether DeleteTable is refused. */
        public Builder deletionProtected(boolean value) {
            deletionProtected = value;
            return this;
        }

        /** Tags by key. */
        public Builder tags(Map<String, String> value) {
            tags = value;
            return this;
        }

        /** The latest stream; set by change capture only. */
        Builder latestStream(@Nullable TableStream value) {
            latestStream = value;
            return this;
        }

        /** The highest number that an index of this table ever had; set by the codec only. */
        Builder lastIndexId(int value) {
            lastIndexId = value;
            return this;
        }

        /** The state; set by the catalogue only. */
        Builder state(TableState value) {
            state = value;
            return this;
        }

        /** By which attribute items expire; null if they do not. */
        public Builder timeToLive(@Nullable TimeToLive value) {
            timeToLive = value;
            return this;
        }

        /** How long the latest change of expiry takes; null if no time. */
        public Builder timeToLiveChange(@Nullable TimeToLiveChange value) {
            timeToLiveChange = value;
            return this;
        }

        /** What operations of their own attach. */
        public Builder attachments(TableAttachments value) {
            attachments = value;
            return this;
        }

        /** The definition. */
        public TableDefinition build() {
            localIndexes = numbered(localIndexes);
            globalIndexes = numbered(globalIndexes);
            return new TableDefinition(
                    id,
                    tableId,
                    name,
                    arn,
                    created,
                    keySchema,
                    attributeDefinitions,
                    localIndexes,
                    globalIndexes,
                    lastIndexId,
                    capacity,
                    tableClass,
                    encryption,
                    deletionProtected,
                    tags,
                    latestStream,
                    state,
                    timeToLive,
                    timeToLiveChange,
                    attachments);
        }

        private List<IndexDefinition> numbered(List<IndexDefinition> indexes) {
            List<IndexDefinition> numbered = new ArrayList<>(indexes.size());
            for (IndexDefinition index : indexes) {
                numbered.add(index.id() == 0 ? index.withId(++lastIndexId) : index);
            }
            return numbered;
        }
    }
}
