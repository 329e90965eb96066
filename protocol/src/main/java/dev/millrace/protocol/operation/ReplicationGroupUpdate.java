package dev.millrace.protocol.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of UpdateTable to the replicas of a global table.
 *
 * @param delete the region whose replica goes
 */
public record ReplicationGroupUpdate(
        @Nullable Member create,
        @Nullable Member update,
        @Nullable String delete) {
    /** The settings of a replica. */
    public record Member(
            String regionName,
            @Nullable String kmsMasterKeyId,
            @Nullable Long readCapacityUnitsOverride,
            @Nullable Long maxReadRequestUnitsOverride,
            @Nullable List<Index> globalSecondaryIndexes,
            @Nullable TableClass tableClassOverride) {
        public Member {
            globalSecondaryIndexes = Absent.copy(globalSecondaryIndexes);
        }
    }

    /** The settings of an index of a replica. */
    public record Index(
            String indexName,
            @Nullable Long readCapacityUnitsOverride,
            @Nullable Long maxReadRequestUnitsOverride) {}
}
