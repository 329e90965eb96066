package dev.millrace.server.operation.table;

import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.error.TableRequestErrors;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.operation.BillingMode;
import dev.millrace.protocol.operation.CreateTableChecks;
import dev.millrace.protocol.operation.GlobalSecondaryIndex;
import dev.millrace.protocol.operation.GlobalSecondaryIndexUpdate;
import dev.millrace.protocol.operation.OnDemandThroughput;
import dev.millrace.protocol.operation.ProvisionedThroughput;
import dev.millrace.protocol.operation.UpdateTableChecks;
import dev.millrace.protocol.operation.UpdateTableContract.Request;
import dev.millrace.storage.table.CapacitySettings;
import dev.millrace.storage.table.IndexDefinition;
import dev.millrace.storage.table.IndexState;
import dev.millrace.storage.table.TableDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What UpdateTable does to the global indexes and, with them, to the attribute definitions (source: errors.md 6.6). Lives
 * for one application of the update.
 */
final class IndexChanges {
    private final TableDefinition table;
    private final Request request;
    private final Instant now;
    private final List<IndexDefinition> indexes;

    private IndexChanges(TableDefinition table, Request request, Instant now) {
        this.table = table;
        this.request = request;
        this.now = now;
        this.indexes = new ArrayList<>(table.globalIndexes());
    }

    /**
     * The table with its indexes changed.
     *
     * @param table with its other settings changed already
     * @throws dev.millrace.protocol.error.ApiException if a change does not fit the table
     */
    static TableDefinition apply(TableDefinition table, Request request, Instant now) {
        return new IndexChanges(table, request, now).apply();
    }

    private TableDefinition apply() {
        List<GlobalSecondaryIndexUpdate> updates =
                request.globalSecondaryIndexUpdates() == null ? List.of() : request.globalSecondaryIndexUpdates();
        indexes.replaceAll(this::withTablesBilling);
        for (GlobalSecondaryIndexUpdate update : updates) {
            GlobalSecondaryIndex create = update.create();
            GlobalSecondaryIndexUpdate.Delete delete = update.delete();
            if (create != null) {
                create(create);
            } else if (delete != null) {
                delete(delete.indexName());
            } else if (update.update() != null) {
                update(update.update());
            }
        }
        for (IndexDefinition index : indexes) {
            if (index.capacity().billingMode() != table.capacity().billingMode()) {
                throw TableRequestErrors.indexUnitsMissing(index.name());
            }
        }
        return table.toBuilder()
                .globalIndexes(indexes)
                .attributeDefinitions(definitions())
                .build();
    }

    /** Indexes go on demand with their table; the way back needs units for each. */
    private IndexDefinition withTablesBilling(IndexDefinition index) {
        boolean goesOnDemand = index.capacity().billingMode() == BillingMode.PROVISIONED
                && table.capacity().billingMode() == BillingMode.PAY_PER_REQUEST;
        return goesOnDemand
                ? index.withCapacity(CapacitySettings.payPerRequest(now)
                        .withWarm(index.capacity().warm()))
                : index;
    }

    private void create(GlobalSecondaryIndex requested) {
        if (table.findIndex(requested.indexName()).isPresent()) {
            throw TableErrors.indexExists(requested.indexName());
        }
        requireNoneCreating();
        if (indexes.size() == ServiceLimits.GLOBAL_INDEX_COUNT_MAX) {
            throw TableRequestErrors.tooManyGlobalIndexes(ServiceLimits.GLOBAL_INDEX_COUNT_MAX);
        }
        BillingMode billingMode = table.capacity().billingMode();
        CreateTableChecks.checkIndexCapacity(requested, billingMode == BillingMode.PAY_PER_REQUEST);
        List<KeyAttribute> defined = TableSettings.attributes(
                request.attributeDefinitions() == null ? List.of() : request.attributeDefinitions());
        IndexDefinition index = IndexSettings.global(requested, defined, billingMode, now);
        requireSameTypes(index);
        int projectedCount = index.nonKeyAttributes().size();
        for (IndexDefinition present : table.indexes()) {
            projectedCount += present.nonKeyAttributes().size();
        }
        CreateTableChecks.requireProjectedCount(projectedCount);
        indexes.add(index.withState(IndexState.CREATING));
    }

    private void delete(String indexName) {
        IndexDefinition index = require(indexName);
        // The backfill of an index is cancelled by deleting it (source: developer guide, managing GSIs).
        if (index.state() != IndexState.CREATING) {
            requireNoneCreating();
        }
        indexes.remove(index);
    }

    private void update(GlobalSecondaryIndexUpdate.Update requested) {
        IndexDefinition index = require(requested.indexName());
        CapacitySettings capacity = index.capacity();
        ProvisionedThroughput throughput = requested.provisionedThroughput();
        boolean isOnDemand = table.capacity().billingMode() == BillingMode.PAY_PER_REQUEST;
        if (throughput != null) {
            if (isOnDemand) {
                throw TableRequestErrors.indexUnitsWithPayPerRequest(index.name());
            }
            long reads = throughput.readCapacityUnits();
            long writes = throughput.writeCapacityUnits();
            if (capacity.billingMode() == BillingMode.PROVISIONED
                    && reads == capacity.readUnits()
                    && writes == capacity.writeUnits()) {
                throw TableErrors.indexThroughputUnchanged(index.name(), reads, writes);
            }
            capacity = TableChanges.withUnits(capacity, reads, writes, now);
        }
        OnDemandThroughput bounds = requested.onDemandThroughput();
        if (bounds != null) {
            CreateTableChecks.checkIndexOnDemand(bounds, isOnDemand, index.name());
            capacity = capacity.changedTo(bounds);
        }
        UpdateTableChecks.checkWarm(requested.warmThroughput(), isOnDemand, index.name());
        if (requested.warmThroughput() != null) {
            capacity = capacity.changedTo(requested.warmThroughput());
        }
        indexes.set(indexes.indexOf(index), index.withCapacity(capacity));
    }

    private IndexDefinition require(String indexName) {
        for (IndexDefinition index : indexes) {
            if (index.name().equals(indexName)) {
                return index;
            }
        }
        if (table.findIndex(indexName).isPresent()) {
            throw TableErrors.localIndexCannotChange(indexName);
        }
        throw TableErrors.indexNotFound();
    }

    private void requireNoneCreating() {
        for (IndexDefinition index : table.globalIndexes()) {
            if (index.state() == IndexState.CREATING) {
                throw TableRequestErrors.tooManyOnlineIndexes();
            }
        }
    }

    /** A key attribute that another key uses has the type which it has there. */
    private void requireSameTypes(IndexDefinition index) {
        for (KeyAttribute attribute : index.keySchema().attributes()) {
            for (KeyAttribute stored : table.attributeDefinitions()) {
                if (stored.name().equals(attribute.name()) && stored.type() != attribute.type()) {
                    throw TableErrors.attributesRedefined(KeyUses.schemaWith(table, stored.name()), index.keySchema());
                }
            }
        }
    }

    /**
     * The stored definitions and those of the request, as far as some key uses them; a type that is stored stays
     * (asserted on AWS, errors.md 6.6).
     */
    private List<KeyAttribute> definitions() {
        List<KeyAttribute> candidates = new ArrayList<>(table.attributeDefinitions());
        if (request.attributeDefinitions() != null) {
            for (KeyAttribute defined : TableSettings.attributes(request.attributeDefinitions())) {
                if (candidates.stream().noneMatch(known -> known.name().equals(defined.name()))) {
                    candidates.add(defined);
                }
            }
        }
        TableDefinition changed = table.toBuilder().globalIndexes(indexes).build();
        candidates.removeIf(candidate -> !KeyUses.isUsed(changed, candidate.name()));
        return candidates;
    }
}
