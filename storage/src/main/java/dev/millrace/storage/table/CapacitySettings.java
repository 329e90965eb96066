package dev.millrace.storage.table;

import dev.millrace.protocol.operation.BillingMode;
import dev.millrace.protocol.operation.OnDemandThroughput;
import dev.millrace.protocol.operation.WarmThroughput;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a table or index is paid for; echoed by DescribeTable, not enforced.
 *
 * @param readUnits provisioned read capacity units, 0 if on demand
 * @param writeUnits provisioned write capacity units, 0 if on demand
 * @param payPerRequestSince when the table last became on-demand, null if it never was
 * @param onDemand upper bounds of an on-demand table, null if none were asked for
 * @param warm capacity asked to stand ready, null if none was asked for
 */
public record CapacitySettings(
        BillingMode billingMode,
        long readUnits,
        long writeUnits,
        @Nullable Instant lastIncrease,
        @Nullable Instant lastDecrease,
        long decreasesTodayCount,
        @Nullable Instant payPerRequestSince,
        @Nullable OnDemandThroughput onDemand,
        @Nullable WarmThroughput warm) {

    private static final long NO_BOUND = -1;

    /** Provisioned capacity that never changed. */
    public static CapacitySettings provisioned(long readUnits, long writeUnits) {
        return new CapacitySettings(BillingMode.PROVISIONED, readUnits, writeUnits, null, null, 0, null, null, null);
    }

    /** On-demand capacity without bounds. */
    public static CapacitySettings payPerRequest(Instant since) {
        return new CapacitySettings(BillingMode.PAY_PER_REQUEST, 0, 0, null, null, 0, since, null, null);
    }

    /** The same with upper bounds for on-demand capacity. */
    public CapacitySettings withOnDemand(@Nullable OnDemandThroughput bounds) {
        return new CapacitySettings(
                billingMode,
                readUnits,
                writeUnits,
                lastIncrease,
                lastDecrease,
                decreasesTodayCount,
                payPerRequestSince,
                bounds,
                warm);
    }

    /** The same with capacity that stands ready. */
    public CapacitySettings withWarm(@Nullable WarmThroughput ready) {
        return new CapacitySettings(
                billingMode,
                readUnits,
                writeUnits,
                lastIncrease,
                lastDecrease,
                decreasesTodayCount,
                payPerRequestSince,
                onDemand,
                ready);
    }

    /**
     * The same after a request for other bounds: one that it leaves out stays, and -1 takes one away (source:
     * recent-features.md, on-demand maximum throughput, recorded on AWS).
     */
    public CapacitySettings changedTo(OnDemandThroughput asked) {
        Long reads = changed(asked.maxReadRequestUnits(), onDemand == null ? null : onDemand.maxReadRequestUnits());
        Long writes = changed(asked.maxWriteRequestUnits(), onDemand == null ? null : onDemand.maxWriteRequestUnits());
        return withOnDemand(reads == null && writes == null ? null : new OnDemandThroughput(reads, writes));
    }

    /** The same after a request for other warm throughput: what it leaves out stays. */
    public CapacitySettings changedTo(WarmThroughput asked) {
        return withWarm(
                warm == null
                        ? asked
                        : new WarmThroughput(
                                asked.readUnitsPerSecond() == null
                                        ? warm.readUnitsPerSecond()
                                        : asked.readUnitsPerSecond(),
                                asked.writeUnitsPerSecond() == null
                                        ? warm.writeUnitsPerSecond()
                                        : asked.writeUnitsPerSecond()));
    }

    private static @Nullable Long changed(@Nullable Long asked, @Nullable Long present) {
        if (asked == null) {
            return present;
        }
        return asked == NO_BOUND ? null : asked;
    }

    StoredDocument.Builder encode() {
        StoredDocument.Builder document = StoredDocument.builder()
                .constant("billingMode", billingMode)
                .number("readUnits", readUnits)
                .number("writeUnits", writeUnits)
                .instant("lastIncrease", lastIncrease)
                .instant("lastDecrease", lastDecrease)
                .number("decreasesToday", decreasesTodayCount)
                .instant("payPerRequestSince", payPerRequestSince);
        if (onDemand != null) {
            document.document(
                    "onDemand",
                    StoredDocument.builder()
                            .number("readMax", onDemand.maxReadRequestUnits())
                            .number("writeMax", onDemand.maxWriteRequestUnits()));
        }
        if (warm != null) {
            document.document(
                    "warm",
                    StoredDocument.builder()
                            .number("read", warm.readUnitsPerSecond())
                            .number("write", warm.writeUnitsPerSecond()));
        }
        return document;
    }

    static CapacitySettings decode(StoredDocument document) {
        StoredDocument onDemand = document.find("onDemand");
        StoredDocument warm = document.find("warm");
        return new CapacitySettings(
                document.constant("billingMode", BillingMode.class),
                document.number("readUnits"),
                document.number("writeUnits"),
                document.findInstant("lastIncrease"),
                document.findInstant("lastDecrease"),
                document.number("decreasesToday"),
                document.findInstant("payPerRequestSince"),
                onDemand == null
                        ? null
                        : new OnDemandThroughput(onDemand.findNumber("readMax"), onDemand.findNumber("writeMax")),
                warm == null ? null : new WarmThroughput(warm.findNumber("read"), warm.findNumber("write")));
    }
}
