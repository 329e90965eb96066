package dev.millrace.protocol.operation;

import dev.millrace.protocol.error.StreamErrors;
import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.error.TableRequestErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What AWS checks in an UpdateTable request besides the modelled constraints, before it looks at the table (source:
 * errors.md 6.6).
 */
public final class UpdateTableChecks {
    private UpdateTableChecks() {}

    /**
     * Checks the request.
     *
     * @throws dev.millrace.protocol.error.ApiException for the first contradiction
     */
    public static void check(UpdateTableContract.Request request) {
        if (!asksForSomething(request)) {
            throw TableErrors.nothingToUpdate();
        }
        if (request.billingMode() == BillingMode.PAY_PER_REQUEST && request.provisionedThroughput() != null) {
            throw TableRequestErrors.unitsWithPayPerRequest();
        }
        if (request.billingMode() == BillingMode.PROVISIONED && request.provisionedThroughput() == null) {
            throw TableRequestErrors.unitsMissingOnUpdate();
        }
        ThroughputChecks.checkUnits(request.provisionedThroughput());
        ThroughputChecks.checkOnDemandRange(request.onDemandThroughput());
        checkStream(request.streamSpecification());
        if (request.globalSecondaryIndexUpdates() != null) {
            checkIndexUpdates(request, request.globalSecondaryIndexUpdates());
        }
    }

    /**
     * Checks warm throughput that a table or index is to have; that AWS judges a change as it judges a new table is
     * inferred.
     *
     * @param isOnDemand whether the table is on demand once it is updated; with provisioned units there is no minimum
     * @param indexName null for the table's own
     * @throws dev.millrace.protocol.error.ApiException if it is below what a new on-demand table or index has
     */
    public static void checkWarm(@Nullable WarmThroughput warm, boolean isOnDemand, @Nullable String indexName) {
        if (isOnDemand) {
            ThroughputChecks.checkWarm(warm, indexName);
        }
    }

    /** An empty list of index updates counts as absent (errors.md 6.6); the other members are the model's. */
    private static boolean asksForSomething(UpdateTableContract.Request request) {
        List<GlobalSecondaryIndexUpdate> indexUpdates = request.globalSecondaryIndexUpdates();
        return request.provisionedThroughput() != null
                || request.billingMode() != null
                || request.streamSpecification() != null
                || (indexUpdates != null && !indexUpdates.isEmpty())
                || request.sseSpecification() != null
                || request.replicaUpdates() != null
                || request.tableClass() != null
                || request.deletionProtectionEnabled() != null
                || request.multiRegionConsistency() != null
                || request.globalTableWitnessUpdates() != null
                || request.onDemandThroughput() != null
                || request.warmThroughput() != null
                || request.globalTableSettingsReplicationMode() != null
                || request.vectorIndexUpdates() != null;
    }

    private static void checkStream(@Nullable StreamSpecification stream) {
        if (stream == null) {
            return;
        }
        if (stream.streamEnabled() && stream.streamViewType() == null) {
            throw StreamErrors.missingViewType();
        }
        if (!stream.streamEnabled() && stream.streamViewType() != null) {
            throw StreamErrors.viewTypeWithoutStreamOnUpdate();
        }
    }

    private static void checkIndexUpdates(
            UpdateTableContract.Request request, List<GlobalSecondaryIndexUpdate> updates) {
        Set<String> indexNames = new HashSet<>();
        int onlineCount = 0;
        for (GlobalSecondaryIndexUpdate update : updates) {
            String indexName = requireOneMember(update);
            if (!indexNames.add(indexName)) {
                throw TableRequestErrors.indexUpdatedTwice(indexName);
            }
            onlineCount += update.update() == null ? 1 : 0;
        }
        if (onlineCount > 1) {
            throw TableRequestErrors.tooManyOnlineIndexes();
        }
        for (GlobalSecondaryIndexUpdate update : updates) {
            if (update.create() != null) {
                checkNewIndex(request, update.create());
            }
            if (update.update() != null
                    && ThroughputChecks.areBeyondBounds(update.update().provisionedThroughput())) {
                throw TableRequestErrors.indexUpdateBlocked();
            }
        }
    }

    /** The name of the index that the entry changes. */
    private static String requireOneMember(GlobalSecondaryIndexUpdate entry) {
        GlobalSecondaryIndexUpdate.Update update = entry.update();
        GlobalSecondaryIndex create = entry.create();
        GlobalSecondaryIndexUpdate.Delete delete = entry.delete();
        int count = (update == null ? 0 : 1) + (create == null ? 0 : 1) + (delete == null ? 0 : 1);
        if (count > 1) {
            throw TableRequestErrors.severalIndexUpdates();
        }
        if (update != null) {
            return update.indexName();
        }
        if (create != null) {
            return create.indexName();
        }
        if (delete != null) {
            return delete.indexName();
        }
        throw TableRequestErrors.emptyIndexUpdate();
    }

    private static void checkNewIndex(UpdateTableContract.Request request, GlobalSecondaryIndex index) {
        List<AttributeDefinition> definitions = request.attributeDefinitions();
        List<String> names = definitions == null
                ? List.of()
                : definitions.stream().map(AttributeDefinition::attributeName).toList();
        if (!new HashSet<>(names).containsAll(KeySchemaChecks.names(index.keySchema()))) {
            throw TableRequestErrors.newIndexKeysNotDefined();
        }
        KeySchemaChecks.checkGlobal(index.keySchema(), names);
        CreateTableChecks.checkProjection(index.projection());
        ThroughputChecks.checkIndexUnits(index);
    }
}
