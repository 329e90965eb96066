package dev.millrace.protocol.operation;

import java.util.List;

/** A local secondary index as CreateTable asks for it. */
public record LocalSecondaryIndex(String indexName, List<KeySchemaElement> keySchema, Projection projection) {
    public LocalSecondaryIndex {
        keySchema = List.copyOf(keySchema);
    }
}
