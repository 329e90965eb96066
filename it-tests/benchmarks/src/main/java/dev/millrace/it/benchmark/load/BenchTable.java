package dev.millrace.it.benchmark.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** A table that workloads run against, filled before the first of them. */
enum BenchTable {
    PLAIN("bench-plain", ""),
    STREAMED(
            "bench-streamed",
            ",\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"}");

    private static final int PRELOAD_CONNECTIONS = 16;
    private static final long PRELOAD_NANOS_MAX = TimeUnit.MINUTES.toNanos(10);

    private final String tableName;
    private final String streamMember;

    BenchTable(String tableName, String streamMember) {
        this.tableName = tableName;
        this.streamMember = streamMember;
    }

    String tableName() {
        return tableName;
    }

    /** Creates the table and puts every item once. */
    void prepare(ServerProcess server, int itemCount) {
        server.call(
                "CreateTable",
                "{\"TableName\":\"" + tableName + "\",\"BillingMode\":\"PAY_PER_REQUEST\","
                        + "\"AttributeDefinitions\":[{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"}],"
                        + "\"KeySchema\":[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"}]" + streamMember + "}");
        List<byte[]> puts = new ArrayList<>();
        for (int index = 0; index < itemCount; index++) {
            puts.add(WireRequest.bytes("PutItem", BenchItem.put(tableName, index)));
        }
        IntSupplier eachOnce = new IntSupplier() {
            private int next;

            @Override
            public int getAsInt() {
                return next < itemCount ? next++ : ClosedLoop.NO_MORE;
            }
        };
        ClosedLoop loop = new ClosedLoop(server.address(), new RequestArena(puts), "", eachOnce);
        loop.run(PRELOAD_CONNECTIONS, PRELOAD_NANOS_MAX);
        if (loop.latencies().count() != itemCount) {
            throw new LoadFailure("filling " + tableName + " took longer than ten minutes");
        }
    }
}
