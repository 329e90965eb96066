package dev.millrace.storage.table;

import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.operation.ProjectionType;
import java.util.List;

/**
 * A secondary index as CreateTable asked for it. Stored, but not maintained yet.
 *
 * @param nonKeyAttributes the names that an INCLUDE projection adds, otherwise empty
 */
public record IndexDefinition(
        String name,
        KeySchema keySchema,
        ProjectionType projection,
        List<String> nonKeyAttributes,
        CapacitySettings capacity) {
    public IndexDefinition {
        nonKeyAttributes = List.copyOf(nonKeyAttributes);
    }
}
