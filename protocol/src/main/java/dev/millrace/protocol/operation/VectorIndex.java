package dev.millrace.protocol.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vector index as CreateTable or UpdateTable asks for it. */
public record VectorIndex(
        String indexName,
        String vectorAttributeName,
        @Nullable List<SearchSchemaElement> searchSchema,
        Projection projection,
        long dimensions,
        VectorDistanceFunction distanceFunction) {
    public VectorIndex {
        searchSchema = Absent.copy(searchSchema);
    }

    /** One attribute of the search schema. */
    public record SearchSchemaElement(String attributeName, SearchSchemaElementType searchSchemaElementType) {}
}
