package dev.millrace.protocol.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A global secondary index as a table description tells it. */
public record GlobalSecondaryIndexDescription(
        String indexName,
        List<KeySchemaElement> keySchema,
        Projection projection,
        IndexStatus indexStatus,
        @Nullable Boolean backfilling,
        @Nullable ProvisionedThroughputDescription provisionedThroughput,
        long indexSizeBytes,
        long itemCount,
        String indexArn,
        @Nullable OnDemandThroughput onDemandThroughput,
        @Nullable WarmThroughputDescription warmThroughput) {
    public GlobalSecondaryIndexDescription {
        keySchema = List.copyOf(keySchema);
    }
}
