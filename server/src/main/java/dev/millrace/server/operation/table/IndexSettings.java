package dev.millrace.server.operation.table;

import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.operation.BillingMode;
import dev.millrace.protocol.operation.GlobalSecondaryIndex;
import dev.millrace.protocol.operation.LocalSecondaryIndex;
import dev.millrace.protocol.operation.OnDemandThroughput;
import dev.millrace.protocol.operation.Projection;
import dev.millrace.protocol.operation.ProjectionType;
import dev.millrace.protocol.operation.ProvisionedThroughput;
import dev.millrace.protocol.operation.WarmThroughput;
import dev.millrace.storage.table.CapacitySettings;
import dev.millrace.storage.table.IndexDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes definitions of indexes out of requests that passed their checks. */
final class IndexSettings {
    private IndexSettings() {}

    static List<IndexDefinition> local(
            @Nullable List<LocalSecondaryIndex> requested, List<KeyAttribute> attributes, CapacitySettings ofTable) {
        List<IndexDefinition> indexes = new ArrayList<>();
        if (requested != null) {
            for (LocalSecondaryIndex index : requested) {
                indexes.add(definition(
                        index.indexName(),
                        IndexDefinition.Scope.LOCAL,
                        TableSettings.keySchema(index.keySchema(), attributes),
                        index.projection(),
                        ofTable));
            }
        }
        return indexes;
    }

    static List<IndexDefinition> global(
            @Nullable List<GlobalSecondaryIndex> requested,
            List<KeyAttribute> attributes,
            BillingMode billingMode,
            Instant now) {
        List<IndexDefinition> indexes = new ArrayList<>();
        if (requested != null) {
            for (GlobalSecondaryIndex index : requested) {
                indexes.add(global(index, attributes, billingMode, now));
            }
        }
        return indexes;
    }

    static IndexDefinition global(
            GlobalSecondaryIndex index, List<KeyAttribute> attributes, BillingMode billingMode, Instant now) {
        return definition(
                index.indexName(),
                IndexDefinition.Scope.GLOBAL,
                TableSettings.keySchema(index.keySchema(), attributes),
                index.projection(),
                capacity(
                        billingMode,
                        index.provisionedThroughput(),
                        index.onDemandThroughput(),
                        index.warmThroughput(),
                        now));
    }

    private static CapacitySettings capacity(
            BillingMode billingMode,
            @Nullable ProvisionedThroughput throughput,
            @Nullable OnDemandThroughput onDemand,
            @Nullable WarmThroughput warm,
            Instant now) {
        CapacitySettings capacity;
        if (billingMode == BillingMode.PAY_PER_REQUEST) {
            capacity = CapacitySettings.payPerRequest(now);
        } else if (throughput != null) {
            capacity = CapacitySettings.provisioned(throughput.readCapacityUnits(), throughput.writeCapacityUnits());
        } else {
            throw new IllegalStateException("a provisioned index without throughput passed the checks");
        }
        return capacity.withOnDemand(onDemand).withWarm(warm);
    }

    private static IndexDefinition definition(
            String name,
            IndexDefinition.Scope scope,
            KeySchema keySchema,
            Projection projection,
            CapacitySettings capacity) {
        ProjectionType type = projection.projectionType();
        List<String> names = projection.nonKeyAttributes();
        if (type == null) {
            throw new IllegalStateException("a projection without type passed the checks");
        }
        return IndexDefinition.active(name, scope, keySchema, type, names == null ? List.of() : names, capacity);
    }
}
