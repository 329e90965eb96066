package dev.millrace.streams;

import dev.millrace.protocol.operation.BillingMode;

/**
 * How many open shards a new stream has, by its table's billing mode.
 *
 * @param provisionedCount for a table with provisioned throughput
 * @param onDemandCount for a table that is paid per request
 */
public record RootShards(int provisionedCount, int onDemandCount) {
    /** More roots than anyone has use for on one machine; each has a row in every description. */
    public static final int COUNT_MAX = 256;

    /** As on AWS: one shard, or usually four for an on-demand table (recorded on AWS, streams.md B2). */
    public static final RootShards AS_ON_AWS = new RootShards(1, 4);

    public RootShards {
        requireCount(provisionedCount);
        requireCount(onDemandCount);
    }

    /** The same number for every table. */
    public static RootShards of(int count) {
        return new RootShards(count, count);
    }

    int count(BillingMode billingMode) {
        return switch (billingMode) {
            case PROVISIONED -> provisionedCount;
            case PAY_PER_REQUEST -> onDemandCount;
        };
    }

    private static void requireCount(int count) {
        if (count < 1 || count > COUNT_MAX) {
            throw new IllegalArgumentException("a stream begins with 1 to " + COUNT_MAX + " shards, not " + count);
        }
    }
}
