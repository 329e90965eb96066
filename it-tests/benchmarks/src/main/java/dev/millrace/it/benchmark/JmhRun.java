package dev.millrace.it.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs JMH with its own options and prints a Markdown table with the median and the least of all iterations.
 *
 * <p>JMH's own summary is a mean with an error, which one busy second of a shared machine spoils.
 */
public final class JmhRun {
    private JmhRun() {}

    /**
     * Runs the benchmarks that the arguments choose.
     *
     * @param arguments the file for the table, then JMH's options
     */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException, IOException {
        String[] options = new String[arguments.length - 1];
        System.arraycopy(arguments, 1, options, 0, options.length);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(options))
                        .shouldFailOnError(true)
                        .build())
                .run();
        String table = table(results);
        Files.writeString(Path.of(arguments[0]), table);
        PrintStream out = System.out;
        out.println();
        out.print(table);
    }

    private static String table(Collection<RunResult> results) {
        StringBuilder table =
                new StringBuilder("| benchmark | parameters | median | least | unit |\n|---|---|---|---|---|\n");
        for (RunResult result : results) {
            Result<?> primary = result.getPrimaryResult();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s |%n",
                    shortName(result.getParams().getBenchmark()),
                    parameters(result.getParams()),
                    figure(primary.getStatistics().getPercentile(50)),
                    figure(primary.getStatistics().getMin()),
                    primary.getScoreUnit()));
        }
        return table.toString();
    }

    private static String shortName(String benchmark) {
        int method = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    }

    private static String parameters(BenchmarkParams params) {
        List<String> parameters = new ArrayList<>();
        for (String key : params.getParamsKeys()) {
            parameters.add(params.getParam(key));
        }
        return String.join(", ", parameters);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
    }
}
