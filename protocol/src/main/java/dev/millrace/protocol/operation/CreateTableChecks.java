package dev.millrace.protocol.operation;

import dev.millrace.protocol.error.StreamErrors;
import dev.millrace.protocol.error.TableRequestErrors;
import dev.millrace.protocol.limit.ServiceLimits;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What AWS checks in a CreateTable request besides the modelled constraints, before it looks whether the table exists
 * (source: errors.md 6.5, whose order is dynalite's).
 */
public final class CreateTableChecks {
    private CreateTableChecks() {}

    /**
     * Checks the request.
     *
     * @throws dev.millrace.protocol.error.ApiException for the first contradiction
     */
    public static void check(CreateTableContract.Request request) {
        boolean isOnDemand = request.billingMode() == BillingMode.PAY_PER_REQUEST;
        checkThroughput(request, isOnDemand);
        List<LocalSecondaryIndex> localIndexes = request.localSecondaryIndexes();
        List<GlobalSecondaryIndex> globalIndexes = request.globalSecondaryIndexes();
        List<String> definitions = names(request.attributeDefinitions());
        KeySchemaChecks.check(request.keySchema(), definitions);
        requireNoDuplicate(definitions);
        Set<String> used = new LinkedHashSet<>(KeySchemaChecks.names(request.keySchema()));
        if (localIndexes == null && globalIndexes == null) {
            requireAllUsed(definitions, used);
        }
        Set<String> indexNames = new HashSet<>();
        if (localIndexes != null) {
            checkLocalIndexes(request, localIndexes, definitions, indexNames, used);
        }
        if (globalIndexes != null) {
            checkGlobalIndexes(globalIndexes, isOnDemand, definitions, indexNames, used);
        }
        requireAllUsed(definitions, used);
        checkProjectedCount(request);
        checkStream(request.streamSpecification());
        ThroughputChecks.checkOnDemand(request.onDemandThroughput(), isOnDemand);
        if (isOnDemand) {
            ThroughputChecks.checkWarm(request.warmThroughput(), null);
        }
        if (request.tags() != null) {
            TagChecks.check(request.tags());
        }
        if (request.resourcePolicy() != null) {
            PolicyChecks.check(request.resourcePolicy());
        }
    }

    /** A name counts once for each index that includes it (source: limits.md, tables and indexes). */
    private static void checkProjectedCount(CreateTableContract.Request request) {
        int count = 0;
        if (request.localSecondaryIndexes() != null) {
            for (LocalSecondaryIndex index : request.localSecondaryIndexes()) {
                count += projectedCount(index.projection());
            }
        }
        if (request.globalSecondaryIndexes() != null) {
            for (GlobalSecondaryIndex index : request.globalSecondaryIndexes()) {
                count += projectedCount(index.projection());
            }
        }
        requireProjectedCount(count);
    }

    private static int projectedCount(Projection projection) {
        List<String> names = projection.nonKeyAttributes();
        return names == null ? 0 : names.size();
    }

    /**
     * Checks how many names the INCLUDE projections of a table's indexes have together.
     *
     * @throws dev.millrace.protocol.error.ApiException if they are too many
     */
    public static void requireProjectedCount(int count) {
        if (count > ServiceLimits.PROJECTED_ATTRIBUTE_COUNT_MAX) {
            throw TableRequestErrors.tooManyProjectedAttributes(ServiceLimits.PROJECTED_ATTRIBUTE_COUNT_MAX);
        }
    }

    private static void checkThroughput(CreateTableContract.Request request, boolean isOnDemand) {
        ProvisionedThroughput throughput = request.provisionedThroughput();
        if (isOnDemand && throughput != null) {
            throw TableRequestErrors.unitsWithPayPerRequest();
        }
        if (!isOnDemand && throughput == null) {
            throw TableRequestErrors.unitsMissingOnCreate();
        }
        ThroughputChecks.checkUnits(throughput);
        if (request.globalSecondaryIndexes() != null) {
            for (GlobalSecondaryIndex index : request.globalSecondaryIndexes()) {
                ThroughputChecks.checkIndexUnits(index);
            }
        }
    }

    private static void checkLocalIndexes(
            CreateTableContract.Request request,
            List<LocalSecondaryIndex> indexes,
            List<String> definitions,
            Set<String> indexNames,
            Set<String> used) {
        if (indexes.isEmpty()) {
            throw TableRequestErrors.emptyIndexList("LocalSecondaryIndexes");
        }
        if (request.keySchema().size() < 2) {
            throw TableRequestErrors.localIndexNeedsRangeTable();
        }
        String tableHash = request.keySchema().get(0).attributeName();
        for (LocalSecondaryIndex index : indexes) {
            KeySchemaChecks.check(index.keySchema(), definitions);
            if (index.keySchema().size() < 2) {
                throw TableRequestErrors.localIndexWithoutRange(index.indexName());
            }
            String indexHash = index.keySchema().get(0).attributeName();
            if (!indexHash.equals(tableHash)) {
                throw TableRequestErrors.localIndexHashDiffers(index.indexName(), indexHash, tableHash);
            }
            checkProjection(index.projection());
            requireNewName(index.indexName(), indexNames);
            used.addAll(KeySchemaChecks.names(index.keySchema()));
        }
        if (indexes.size() > ServiceLimits.LOCAL_INDEX_COUNT_MAX) {
            throw TableRequestErrors.tooManyLocalIndexes(ServiceLimits.LOCAL_INDEX_COUNT_MAX);
        }
    }

    private static void checkGlobalIndexes(
            List<GlobalSecondaryIndex> indexes,
            boolean isOnDemand,
            List<String> definitions,
            Set<String> indexNames,
            Set<String> used) {
        if (indexes.isEmpty()) {
            throw TableRequestErrors.emptyIndexList("GlobalSecondaryIndexes");
        }
        for (GlobalSecondaryIndex index : indexes) {
            KeySchemaChecks.checkGlobal(index.keySchema(), definitions);
            checkProjection(index.projection());
            requireNewName(index.indexName(), indexNames);
            used.addAll(KeySchemaChecks.names(index.keySchema()));
        }
        if (indexes.size() > ServiceLimits.GLOBAL_INDEX_COUNT_MAX) {
            throw TableRequestErrors.tooManyGlobalIndexes(ServiceLimits.GLOBAL_INDEX_COUNT_MAX);
        }
        for (GlobalSecondaryIndex index : indexes) {
            checkIndexCapacity(index, isOnDemand);
        }
    }

    /**
     * Checks whether the throughput of a new index fits the billing mode of its table; shared with UpdateTable.
     *
     * @throws dev.millrace.protocol.error.ApiException if it does not
     */
    public static void checkIndexCapacity(GlobalSecondaryIndex index, boolean isOnDemand) {
        if (isOnDemand && index.provisionedThroughput() != null) {
            throw TableRequestErrors.indexUnitsWithPayPerRequest(index.indexName());
        }
        if (!isOnDemand && index.provisionedThroughput() == null) {
            throw TableRequestErrors.indexUnitsMissing(index.indexName());
        }
        checkIndexOnDemand(index.onDemandThroughput(), isOnDemand, index.indexName());
        if (isOnDemand) {
            ThroughputChecks.checkWarm(index.warmThroughput(), index.indexName());
        }
    }

    /**
     * Checks the on-demand limits of an index; shared with UpdateTable.
     *
     * @throws dev.millrace.protocol.error.ApiException if they are out of range or the table is not on demand
     */
    public static void checkIndexOnDemand(@Nullable OnDemandThroughput limits, boolean isOnDemand, String indexName) {
        ThroughputChecks.checkIndexOnDemand(limits, isOnDemand, indexName);
    }

    /** Checks a projection; shared with UpdateTable. */
    static void checkProjection(Projection projection) {
        ProjectionType type = projection.projectionType();
        if (type == null) {
            throw TableRequestErrors.missingProjectionType();
        }
        List<String> names = projection.nonKeyAttributes();
        switch (type) {
            case ALL, KEYS_ONLY -> {
                if (names != null) {
                    throw TableRequestErrors.nonKeyAttributesNotExpected(type.name());
                }
            }
            case INCLUDE -> {
                if (names == null) {
                    throw TableRequestErrors.nonKeyAttributesMissing();
                }
                Set<String> seen = new HashSet<>();
                for (String name : names) {
                    if (!seen.add(name)) {
                        throw TableRequestErrors.duplicateNonKeyAttribute(name);
                    }
                }
            }
        }
    }

    private static void checkStream(@Nullable StreamSpecification stream) {
        if (stream == null) {
            return;
        }
        if (stream.streamEnabled() && stream.streamViewType() == null) {
            throw StreamErrors.missingViewType();
        }
        if (!stream.streamEnabled() && stream.streamViewType() != null) {
            throw StreamErrors.viewTypeWithoutStreamOnCreate();
        }
    }

    private static void requireNewName(String indexName, Set<String> indexNames) {
        if (!indexNames.add(indexName)) {
            throw TableRequestErrors.duplicateIndexName(indexName);
        }
    }

    private static void requireNoDuplicate(List<String> definitions) {
        Set<String> seen = new HashSet<>();
        for (String name : definitions) {
            if (!seen.add(name)) {
                throw TableRequestErrors.duplicateDefinition(name);
            }
        }
    }

    private static void requireAllUsed(List<String> definitions, Set<String> used) {
        if (!used.equals(new HashSet<>(definitions))) {
            throw TableRequestErrors.definitionsDoNotMatch();
        }
    }

    private static List<String> names(List<AttributeDefinition> definitions) {
        return definitions.stream().map(AttributeDefinition::attributeName).toList();
    }
}
