package dev.millrace.it.benchmark.load;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts each server again and again, one after another, and prints how long it takes to its first answer and what memory
 * it holds, idle and with many small items. Exit code 0: figures were printed, whatever they are.
 */
@Command(name = "start-benchmark", mixinStandardHelpOptions = true, sortOptions = false)
public final class StartBenchmark implements Callable<Integer> {
    /** What a target may take at most of the baseline's time. */
    private static final Map<Target, Double> GOALS = new EnumMap<>(
            Map.of(Target.MILLRACE, 0.6, Target.MILLRACE_MEMORY, 0.5, Target.IMAGE, 0.25, Target.IMAGE_MEMORY, 0.25));

    @Option(names = "--millrace-jar", defaultValue = "server/target/millrace.jar", description = "the server's jar")
    private Path millraceJar = Path.of("");

    @Option(names = "--image-root", description = "the files of the image; left out if there is no such folder")
    private @Nullable Path imageRoot;

    @Option(names = "--peer-classpath", required = true, description = "file that holds DynamoDB Local's class path")
    private Path peerClasspath = Path.of("");

    @Option(names = "--rounds", defaultValue = "10", description = "starts of each server; medians count (default: 10)")
    private int roundCount;

    @Option(names = "--items", defaultValue = "100000", description = "items for the second figure (default: 100000)")
    private int itemCount;

    @Option(names = "--markdown", description = "also write the table to this file")
    private @Nullable Path markdown;

    private final PrintStream out = System.out;
    private final Map<Target, List<Long>> startMillis = new EnumMap<>(Target.class);
    private final Map<Target, List<Long>> idleMegabytes = new EnumMap<>(Target.class);
    private final Map<Target, Long> filledMegabytes = new EnumMap<>(Target.class);

    /** Runs the benchmark and exits. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new StartBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Map<Target, String> artifacts = artifacts();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        // Round 0 brings the files into the machine's memory and is not counted.
        for (int round = 0; round <= roundCount; round++) {
            for (Map.Entry<Target, String> entry : artifacts.entrySet()) {
                try (ServerProcess server = ServerProcess.start(entry.getKey(), entry.getValue())) {
                    if (round > 0) {
                        note(startMillis, server.target(), server.startMillis());
                        note(idleMegabytes, server.target(), server.residentMegabytes());
                    }
                    if (round == roundCount) {
                        BenchTable.PLAIN.prepare(server, itemCount);
                        filledMegabytes.put(server.target(), server.residentMegabytes());
                    }
                }
            }
        }
        String text = String.format(
                        Locale.ROOT,
                        "Java %s, %d processors, load average %.1f before the run; median (least to most) of %d starts.%n%n",
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        load,
                        roundCount)
                + table() + "\n" + String.join("\n", ratios()) + "\n";
        out.println(text);
        if (markdown != null) {
            Files.writeString(markdown, text);
        }
        return 0;
    }

    private Map<Target, String> artifacts() throws IOException {
        Map<Target, String> artifacts = new EnumMap<>(Target.class);
        String jar = millraceJar.toAbsolutePath().toString();
        artifacts.put(Target.MILLRACE, jar);
        artifacts.put(Target.MILLRACE_MEMORY, jar);
        if (imageRoot != null && Files.isDirectory(imageRoot)) {
            String root = imageRoot.toAbsolutePath().toString();
            artifacts.put(Target.IMAGE, root);
            artifacts.put(Target.IMAGE_MEMORY, root);
        } else {
            out.println("There is no image: make it with docker/build to have its figures too.");
        }
        artifacts.put(Target.BASELINE, Files.readString(peerClasspath).strip());
        return artifacts;
    }

    private static void note(Map<Target, List<Long>> figures, Target target, long figure) {
        figures.computeIfAbsent(target, first -> new ArrayList<>()).add(figure);
    }

    private String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "| server | spawn to first answer, ms | idle RSS, MB | RSS with %,d items, MB |%n|---|---|---|---|%n",
                itemCount));
        startMillis.forEach((target, millis) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %,d (%,d to %,d) | %,d | %,d |%n",
                target.label(),
                median(millis),
                Collections.min(millis),
                Collections.max(millis),
                median(figures(idleMegabytes, target)),
                filled(target))));
        return table.toString();
    }

    private List<String> ratios() {
        List<String> lines = new ArrayList<>();
        double baseline = median(figures(startMillis, Target.BASELINE));
        double idle = median(figures(idleMegabytes, Target.BASELINE));
        for (Target target : startMillis.keySet()) {
            double goal = GOALS.getOrDefault(target, 1.0);
            double ratio = median(figures(startMillis, target)) / baseline;
            if (target != Target.BASELINE) {
                lines.add(String.format(
                        Locale.ROOT,
                        "- start, %s: %.2f of %s (goal %.2f)%s; idle memory %.2f, with items %.2f",
                        target.label(),
                        ratio,
                        Target.BASELINE.label(),
                        goal,
                        ratio > goal ? " MISSED" : "",
                        median(figures(idleMegabytes, target)) / idle,
                        (double) filled(target) / filled(Target.BASELINE)));
            }
        }
        return lines;
    }

    private static List<Long> figures(Map<Target, List<Long>> all, Target target) {
        return all.getOrDefault(target, List.of());
    }

    private long filled(Target target) {
        return filledMegabytes.getOrDefault(target, -1L);
    }

    private static long median(List<Long> figures) {
        long[] sorted = figures.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured: " + Arrays.toString(sorted));
        }
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
