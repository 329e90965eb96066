package dev.millrace.storage.table;

import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.operation.ProjectionType;
import java.util.List;

/**
 * A secondary index. Immutable.
 *
 * @param id the index's number within its table, never reused there; 0 until the table's definition is built
 * @param nonKeyAttributes the names that an INCLUDE projection adds, otherwise empty
 * @param capacity a local index's is never shown
 */
public record IndexDefinition(
        int id,
        String name,
        Scope scope,
        KeySchema keySchema,
        ProjectionType projection,
        List<String> nonKeyAttributes,
        CapacitySettings capacity,
        IndexState state) {
    /** The two kinds of index. */
    public enum Scope {
        /** Shares the table's partition key, and with it item collections and consistent reads. */
        LOCAL,
        /** Has a partition key of its own. */
        GLOBAL
    }

    public IndexDefinition {
        nonKeyAttributes = List.copyOf(nonKeyAttributes);
    }

    /** An index of a new table, complete because the table is empty. */
    public static IndexDefinition active(
            String name,
            Scope scope,
            KeySchema keySchema,
            ProjectionType projection,
            List<String> nonKeyAttributes,
            CapacitySettings capacity) {
        return new IndexDefinition(
                0, name, scope, keySchema, projection, nonKeyAttributes, capacity, IndexState.ACTIVE);
    }

    /** Whether it is a local index. */
    public boolean isLocal() {
        return scope == Scope.LOCAL;
    }

    /** The same index under a number. */
    IndexDefinition withId(int newId) {
        return new IndexDefinition(newId, name, scope, keySchema, projection, nonKeyAttributes, capacity, state);
    }

    /** The same index in another state. */
    public IndexDefinition withState(IndexState newState) {
        return new IndexDefinition(id, name, scope, keySchema, projection, nonKeyAttributes, capacity, newState);
    }

    /** The same index with other throughput. */
    public IndexDefinition withCapacity(CapacitySettings newCapacity) {
        return new IndexDefinition(id, name, scope, keySchema, projection, nonKeyAttributes, newCapacity, state);
    }
}
