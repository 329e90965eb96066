package dev.millrace.it.benchmark.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The rows of the report and the ratios that issues ask for: a new row or goal is a new line here. */
final class Workloads {
    /**
     * How many times the baseline's requests per second a row should reach.
     *
     * @param workload a row's name
     */
    record Goal(String workload, int connections, double ratio) {}

    /**
     * How many times the server CPU of another row this row may cost the same server.
     *
     * @param workload a row's name
     * @param other the name of the row that it is compared with, of the same group
     */
    record CpuGoal(String workload, String other, int connections, double ratioMax) {}

    private static final List<Goal> GOALS = List.of(
            new Goal("put", 16, 5),
            new Goal("update", 16, 5),
            new Goal("get", 16, 3),
            new Goal("put, stream", 16, 5),
            new Goal("update, stream", 16, 5),
            new Goal("get, stream", 16, 3),
            new Goal("drain stream", 1, 10));

    private static final List<CpuGoal> CPU_GOALS = List.of(new CpuGoal("put, stream", "put", 16, 1.4));

    private static final String INCREMENT = ",\"UpdateExpression\":\"SET #n = #n + :one\","
            + "\"ExpressionAttributeNames\":{\"#n\":\"n\"},"
            + "\"ExpressionAttributeValues\":{\":one\":{\"N\":\"1\"}},"
            + "\"ReturnValues\":\"ALL_NEW\"";

    private Workloads() {}

    static List<Goal> goals() {
        return GOALS;
    }

    static List<CpuGoal> cpuGoals() {
        return CPU_GOALS;
    }

    /** All rows, for tables of this many items. */
    static List<Workload> all(int itemCount) {
        List<Workload> rows = new ArrayList<>();
        for (BenchTable table : List.of(BenchTable.PLAIN, BenchTable.STREAMED)) {
            String suffix = table == BenchTable.STREAMED ? ", stream" : "";
            String name = table.tableName();
            rows.add(new KeyedWorkload(
                    "put" + suffix,
                    "put",
                    table,
                    "{}",
                    requests("PutItem", itemCount, index -> BenchItem.put(name, index))));
            rows.add(new KeyedWorkload(
                    "get" + suffix,
                    "get",
                    table,
                    "\"payload\"",
                    requests("GetItem", itemCount, index -> keyed(name, index, ""))));
            rows.add(new KeyedWorkload(
                    "update" + suffix,
                    "update",
                    table,
                    "\"Attributes\"",
                    requests("UpdateItem", itemCount, index -> keyed(name, index, INCREMENT))));
        }
        rows.add(new DrainWorkload("drain stream", BenchTable.DRAINED, BenchTable.DRAINED.writeCount(itemCount)));
        return rows;
    }

    private static String keyed(String tableName, int index, String members) {
        return "{\"TableName\":\"" + tableName + "\",\"Key\":" + BenchItem.keyJson(index) + members + "}";
    }

    private static RequestArena requests(String operation, int count, IntFunction<String> body) {
        List<byte[]> requests = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            requests.add(WireRequest.bytes(operation, body.apply(index)));
        }
        return new RequestArena(requests);
    }
}
