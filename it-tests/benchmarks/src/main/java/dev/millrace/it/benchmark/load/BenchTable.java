package dev.millrace.it.benchmark.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** A table that workloads run against, filled before the first of them. */
enum BenchTable {
    PLAIN("bench-plain", "", 0),
    STREAMED("bench-streamed", BenchTable.STREAM, 0),
    /** Has a stream that no row adds to. */
    DRAINED("bench-drained", BenchTable.STREAM, 50_000);

    private static final String STREAM =
            ",\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"}";

    private static final int PRELOAD_CONNECTIONS = 16;
    private static final long PRELOAD_NANOS_MAX = TimeUnit.MINUTES.toNanos(10);

    private final String tableName;
    private final String streamMember;
    private final int writeCount;

    BenchTable(String tableName, String streamMember, int writeCount) {
        this.tableName = tableName;
        this.streamMember = streamMember;
        this.writeCount = writeCount;
    }

    /** How many puts fill it. */
    int writeCount(int itemCount) {
        return writeCount == 0 ? itemCount : writeCount;
    }

    String tableName() {
        return tableName;
    }

    /** Creates the table and puts the items in turn, until all puts are made. */
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
        int writeCount = writeCount(itemCount);
        IntSupplier inTurn = new IntSupplier() {
            private int next;

            @Override
            public int getAsInt() {
                return next < writeCount ? next++ % itemCount : ClosedLoop.NO_MORE;
            }
        };
        ClosedLoop loop = new ClosedLoop(server.address(), new RequestArena(puts), "", inTurn);
        loop.run(PRELOAD_CONNECTIONS, PRELOAD_NANOS_MAX);
        if (loop.latencies().count() != writeCount) {
            throw new LoadFailure("filling " + tableName + " took longer than ten minutes");
        }
    }
}
