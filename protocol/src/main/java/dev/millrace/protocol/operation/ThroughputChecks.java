package dev.millrace.protocol.operation;

import dev.millrace.protocol.error.TableRequestErrors;
import dev.millrace.protocol.limit.ServiceLimits;
import org.jspecify.annotations.Nullable;

/** Whether requested capacity is within AWS's bounds (source: errors.md 6.5). */
final class ThroughputChecks {
    private static final String READ_UNITS = "ReadCapacityUnits";
    private static final String WRITE_UNITS = "WriteCapacityUnits";

    /** The value of an on-demand limit that takes it away. */
    private static final long NO_LIMIT = -1;

    private ThroughputChecks() {}

    static void checkUnits(@Nullable ProvisionedThroughput throughput) {
        if (throughput == null) {
            return;
        }
        if (throughput.readCapacityUnits() > ServiceLimits.CAPACITY_UNITS_MAX) {
            throw TableRequestErrors.unitsOutOfBounds(throughput.readCapacityUnits(), READ_UNITS);
        }
        if (throughput.writeCapacityUnits() > ServiceLimits.CAPACITY_UNITS_MAX) {
            throw TableRequestErrors.unitsOutOfBounds(throughput.writeCapacityUnits(), WRITE_UNITS);
        }
    }

    static void checkIndexUnits(GlobalSecondaryIndex index) {
        ProvisionedThroughput throughput = index.provisionedThroughput();
        if (throughput == null) {
            return;
        }
        if (throughput.readCapacityUnits() > ServiceLimits.CAPACITY_UNITS_MAX) {
            throw TableRequestErrors.indexUnitsOutOfBounds(
                    throughput.readCapacityUnits(), READ_UNITS, index.indexName());
        }
        if (throughput.writeCapacityUnits() > ServiceLimits.CAPACITY_UNITS_MAX) {
            throw TableRequestErrors.indexUnitsOutOfBounds(
                    throughput.writeCapacityUnits(), WRITE_UNITS, index.indexName());
        }
    }

    static boolean areBeyondBounds(@Nullable ProvisionedThroughput throughput) {
        return throughput != null
                && Math.max(throughput.readCapacityUnits(), throughput.writeCapacityUnits())
                        > ServiceLimits.CAPACITY_UNITS_MAX;
    }

    static void checkOnDemand(@Nullable OnDemandThroughput limits, boolean isOnDemand) {
        if (limits != null) {
            checkOnDemand(limits.maxReadRequestUnits(), "MaxReadRequestUnits", isOnDemand);
            checkOnDemand(limits.maxWriteRequestUnits(), "MaxWriteRequestUnits", isOnDemand);
        }
    }

    private static void checkOnDemand(@Nullable Long limit, String member, boolean isOnDemand) {
        if (limit == null) {
            return;
        }
        if (!isOnDemand) {
            throw TableRequestErrors.onDemandLimitWithProvisioned(member);
        }
        checkOnDemandRange(limit, member);
    }

    static void checkOnDemandRange(@Nullable OnDemandThroughput limits) {
        if (limits != null) {
            checkOnDemandRange(limits.maxReadRequestUnits(), "MaxReadRequestUnits");
            checkOnDemandRange(limits.maxWriteRequestUnits(), "MaxWriteRequestUnits");
        }
    }

    private static void checkOnDemandRange(@Nullable Long limit, String member) {
        if (limit != null && limit < 1 && limit != NO_LIMIT) {
            throw TableRequestErrors.onDemandLimitOutOfRange(member);
        }
    }

    /** Checks the on-demand limits of an index. */
    static void checkIndexOnDemand(@Nullable OnDemandThroughput limits, boolean isOnDemand, String indexName) {
        if (limits != null) {
            checkIndexOnDemand(limits.maxReadRequestUnits(), "MaxReadRequestUnits", isOnDemand, indexName);
            checkIndexOnDemand(limits.maxWriteRequestUnits(), "MaxWriteRequestUnits", isOnDemand, indexName);
        }
    }

    private static void checkIndexOnDemand(@Nullable Long limit, String member, boolean isOnDemand, String indexName) {
        if (limit == null) {
            return;
        }
        if (!isOnDemand) {
            throw TableRequestErrors.indexOnDemandLimitWithProvisioned(member, indexName);
        }
        if (limit < 1 && limit != NO_LIMIT) {
            throw TableRequestErrors.indexOnDemandLimitOutOfRange(member, indexName);
        }
    }

    /** Checks warm throughput against that of a new on-demand table or index. */
    static void checkWarm(@Nullable WarmThroughput warm, @Nullable String indexName) {
        if (warm != null) {
            checkWarm(warm.readUnitsPerSecond(), ServiceLimits.ON_DEMAND_WARM_READS, "ReadUnitsPerSecond", indexName);
            checkWarm(
                    warm.writeUnitsPerSecond(), ServiceLimits.ON_DEMAND_WARM_WRITES, "WriteUnitsPerSecond", indexName);
        }
    }

    private static void checkWarm(@Nullable Long units, long minimum, String member, @Nullable String indexName) {
        if (units != null && units < minimum) {
            throw indexName == null
                    ? TableRequestErrors.warmThroughputTooLow(member)
                    : TableRequestErrors.indexWarmThroughputTooLow(member, indexName);
        }
    }
}
