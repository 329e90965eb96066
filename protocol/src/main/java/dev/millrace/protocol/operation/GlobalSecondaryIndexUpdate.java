package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/** One change of UpdateTable to a global secondary index; a legal one has exactly one member. */
public record GlobalSecondaryIndexUpdate(
        @Nullable Update update,
        @Nullable GlobalSecondaryIndex create,
        @Nullable Delete delete) {
    /** A change of an index's throughput. */
    public record Update(
            String indexName,
            @Nullable ProvisionedThroughput provisionedThroughput,
            @Nullable OnDemandThroughput onDemandThroughput,
            @Nullable WarmThroughput warmThroughput) {}

    /** The removal of an index. */
    public record Delete(String indexName) {}
}
