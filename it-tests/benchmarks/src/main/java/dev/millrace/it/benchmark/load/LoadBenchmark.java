package dev.millrace.it.benchmark.load;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the same closed-loop load against several servers side by side and prints the medians.
 *
 * <p>All servers run for the whole time and take turns round by round, so that a slow minute of the machine hits all
 * of them. Exit code 0: figures were printed, whatever they are. 1: something broke.
 */
@Command(name = "load-benchmark", mixinStandardHelpOptions = true, sortOptions = false)
public final class LoadBenchmark implements Callable<Integer> {
    @Option(
            names = "--targets",
            split = ",",
            defaultValue = "millrace,dynamodb-local",
            description = "millrace, millrace-memory, dynamodb-local (default: ${DEFAULT-VALUE})")
    private List<String> targetOptions = List.of();

    @Option(names = "--millrace-jar", defaultValue = "server/target/millrace.jar", description = "the server's jar")
    private Path millraceJar = Path.of("");

    @Option(names = "--peer-classpath", description = "file that holds DynamoDB Local's class path")
    private @Nullable Path peerClasspath;

    @Option(names = "--workloads", split = ";", description = "only these rows, separated by ';' (default: all)")
    private List<String> workloadNames = List.of();

    @Option(names = "--connections", split = ",", defaultValue = "1,16,64", description = "default: ${DEFAULT-VALUE}")
    private List<Integer> connectionCounts = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "rounds a row; medians count (default: 3)")
    private int roundCount;

    @Option(names = "--seconds", defaultValue = "1", description = "seconds a round (default: 1)")
    private double roundSeconds;

    @Option(
            names = "--warm-up",
            defaultValue = "3",
            description = "seconds each server runs each workload before the first round (default: 3)")
    private double warmUpSeconds;

    @Option(names = "--items", defaultValue = "10000", description = "items a table (default: 10000)")
    private int itemCount;

    @Option(names = "--markdown", description = "also write the tables to this file")
    private @Nullable Path markdown;

    private static final int WARM_UP_CONNECTIONS = 16;

    private final PrintStream out = System.out;

    /** Runs the benchmark and exits. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LoadBenchmark())
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    if (!(failure instanceof LoadFailure)) {
                        throw failure;
                    }
                    commandLine.getErr().println("load benchmark: " + failure.getMessage());
                    if (failure.getCause() != null) {
                        commandLine.getErr().println("  because of " + failure.getCause());
                    }
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<Target> targets = targetOptions.stream().map(Target::ofOption).toList();
        List<Workload> workloads = chosenWorkloads();
        List<ServerProcess> servers = new ArrayList<>();
        try {
            for (Target target : targets) {
                servers.add(ServerProcess.start(target, artifact(target)));
            }
            String environment = environment();
            Map<Target, Long> idleMegabytes = residentMegabytes(servers);
            prepareTables(servers, workloads);
            warmUp(servers, workloads);
            Report report = measure(servers, workloads);
            String text = environment + "\n" + report.table() + "\n" + processTable(servers, idleMegabytes);
            List<String> ratios = new ArrayList<>(report.ratios(Workloads.goals()));
            ratios.addAll(report.cpuRatios(Workloads.cpuGoals()));
            out.println("\n" + text);
            ratios.forEach(out::println);
            if (markdown != null) {
                Files.writeString(
                        markdown,
                        text + "\n"
                                + String.join(
                                        "\n",
                                        ratios.stream().map(line -> "- " + line).toList()) + "\n");
            }
        } finally {
            servers.forEach(ServerProcess::close);
        }
        return 0;
    }

    private List<Workload> chosenWorkloads() {
        List<Workload> all = Workloads.all(itemCount);
        List<String> names = all.stream().map(Workload::name).toList();
        for (String name : workloadNames) {
            if (!names.contains(name)) {
                throw new LoadFailure("no workload is called '" + name + "'; there are " + names);
            }
        }
        return workloadNames.isEmpty()
                ? all
                : all.stream().filter(row -> workloadNames.contains(row.name())).toList();
    }

    private String artifact(Target target) throws IOException {
        if (target != Target.DYNAMODB_LOCAL) {
            if (!Files.isRegularFile(millraceJar)) {
                throw new LoadFailure("there is no " + millraceJar + ": build it, or name it with --millrace-jar");
            }
            return millraceJar.toAbsolutePath().toString();
        }
        if (peerClasspath == null) {
            throw new LoadFailure("dynamodb-local needs --peer-classpath FILE");
        }
        return Files.readString(peerClasspath).strip();
    }

    private void prepareTables(List<ServerProcess> servers, List<Workload> workloads) {
        Set<BenchTable> tables = EnumSet.noneOf(BenchTable.class);
        workloads.forEach(workload -> tables.addAll(workload.tables()));
        for (ServerProcess server : servers) {
            for (BenchTable table : tables) {
                table.prepare(server, itemCount);
            }
        }
    }

    /** Lets the servers' compilers do most of their work before the first row. */
    private void warmUp(List<ServerProcess> servers, List<Workload> workloads) {
        for (ServerProcess server : servers) {
            for (Workload workload : workloads) {
                workload.run(server, WARM_UP_CONNECTIONS, nanos(warmUpSeconds), 0);
            }
        }
    }

    private static long nanos(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    private Report measure(List<ServerProcess> servers, List<Workload> workloads) {
        Report report = new Report(servers.stream().map(ServerProcess::target).toList());
        long roundNanos = nanos(roundSeconds);
        Map<String, List<Workload>> groups = new LinkedHashMap<>();
        workloads.forEach(workload -> groups.computeIfAbsent(workload.group(), name -> new ArrayList<>())
                .add(workload));
        for (List<Workload> group : groups.values()) {
            for (int connections : group.get(0).connections(connectionCounts)) {
                for (Report.Row row : measure(servers, group, connections, roundNanos)) {
                    report.add(row);
                    out.println(report.progress(row));
                }
            }
        }
        return report;
    }

    /** One row for each workload of a group; workloads and servers take turns. */
    private List<Report.Row> measure(
            List<ServerProcess> servers, List<Workload> group, int connections, long roundNanos) {
        Map<Workload, Map<Target, List<Sample>>> rounds = new LinkedHashMap<>();
        // Round 0 warms the servers' compilers for these rows and is not counted.
        for (int round = 0; round <= roundCount; round++) {
            for (Workload workload : group) {
                for (ServerProcess server : servers) {
                    Sample sample = workload.run(server, connections, roundNanos, round);
                    if (round > 0) {
                        rounds.computeIfAbsent(workload, row -> new EnumMap<>(Target.class))
                                .computeIfAbsent(server.target(), target -> new ArrayList<>())
                                .add(sample);
                    }
                }
            }
        }
        List<Report.Row> rows = new ArrayList<>();
        rounds.forEach((workload, samplesByTarget) -> {
            Map<Target, Sample> medians = new EnumMap<>(Target.class);
            samplesByTarget.forEach((target, samples) -> medians.put(target, Sample.medianOf(samples)));
            rows.add(new Report.Row(workload.name(), connections, medians));
        });
        return rows;
    }

    private String environment() {
        return String.format(
                Locale.ROOT,
                "Java %s, %d processors, load average %.1f before the run; %,d items a table, %d rounds of %s s.%n"
                        + "A cell: requests/s (ratio to %s) · p50 / p99 ms · server CPU us a request;%nin the row"
                        + " that drains a stream records stand for requests, and pages have the latencies.%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                itemCount,
                roundCount,
                roundSeconds,
                Target.BASELINE.label());
    }

    private static Map<Target, Long> residentMegabytes(List<ServerProcess> servers) {
        Map<Target, Long> megabytes = new EnumMap<>(Target.class);
        servers.forEach(server -> megabytes.put(server.target(), server.residentMegabytes()));
        return megabytes;
    }

    private static String processTable(List<ServerProcess> servers, Map<Target, Long> idleMegabytes) {
        StringBuilder table = new StringBuilder("""
                | server | spawn to first answer, ms | CPU for it, ms | idle RSS, MB | RSS after the load, MB |
                |---|---|---|---|---|
                """);
        for (ServerProcess server : servers) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %,d | %,d |%n",
                    server.target().label(),
                    server.startMillis(),
                    server.startCpuMillis(),
                    idleMegabytes.get(server.target()),
                    server.residentMegabytes()));
        }
        return table.toString();
    }
}
