package dev.millrace.protocol.operation;

import java.util.List;

/** A local secondary index as a table description tells it. */
public record LocalSecondaryIndexDescription(
        String indexName,
        List<KeySchemaElement> keySchema,
        Projection projection,
        long indexSizeBytes,
        long itemCount,
        String indexArn) {
    public LocalSecondaryIndexDescription {
        keySchema = List.copyOf(keySchema);
    }
}
