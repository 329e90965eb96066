package dev.millrace.it.benchmark.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the figures as Markdown, and one line for each ratio that an issue asks for. */
final class Report {
    /**
     * One row of the table.
     *
     * @param samples medians by target, in the order of the columns
     */
    record Row(String workload, int connections, Map<Target, Sample> samples) {}

    private final List<Target> targets;
    private final List<Row> rows = new ArrayList<>();

    /** @param targets the columns, in order */
    Report(List<Target> targets) {
        this.targets = List.copyOf(targets);
    }

    void add(Row row) {
        rows.add(row);
    }

    /** The table: a cell is requests per second, ratio to the baseline, p50 and p99 in ms, server CPU in us. */
    String table() {
        StringBuilder table = new StringBuilder("| workload | connections |");
        targets.forEach(target -> table.append(' ').append(target.label()).append(" |"));
        table.append("\n|---|---|").append("---|".repeat(targets.size())).append('\n');
        for (Row row : rows) {
            table.append("| ")
                    .append(row.workload())
                    .append(" | ")
                    .append(row.connections())
                    .append(" |");
            Sample baseline = row.samples().get(Target.BASELINE);
            for (Target target : targets) {
                Sample sample = row.samples().get(target);
                table.append(' ')
                        .append(sample == null ? "-" : cell(sample, baseline))
                        .append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    /** One line for each goal that this run measured. */
    List<String> ratios(List<Workloads.Goal> goals) {
        List<String> lines = new ArrayList<>();
        for (Workloads.Goal goal : goals) {
            for (Row row : rows) {
                Sample baseline = row.samples().get(Target.BASELINE);
                if (baseline == null
                        || row.connections() != goal.connections()
                        || !row.workload().equals(goal.workload())) {
                    continue;
                }
                for (Map.Entry<Target, Sample> entry : row.samples().entrySet()) {
                    if (entry.getKey() != Target.BASELINE) {
                        lines.add(line(goal, entry.getKey(), entry.getValue(), baseline));
                    }
                }
            }
        }
        return lines;
    }

    /** One line for each server and each such goal that this run measured. */
    List<String> cpuRatios(List<Workloads.CpuGoal> goals) {
        List<String> lines = new ArrayList<>();
        for (Workloads.CpuGoal goal : goals) {
            for (Target target : targets) {
                Sample sample = sample(goal.workload(), goal.connections(), target);
                Sample other = sample(goal.other(), goal.connections(), target);
                if (sample != null && other != null) {
                    lines.add(line(goal, target, sample, other));
                }
            }
        }
        return lines;
    }

    private @Nullable Sample sample(String workload, int connections, Target target) {
        for (Row row : rows) {
            if (row.workload().equals(workload) && row.connections() == connections) {
                return row.samples().get(target);
            }
        }
        return null;
    }

    private static String line(Workloads.CpuGoal goal, Target target, Sample sample, Sample other) {
        double ratio = (double) sample.serverCpuNanos() / other.serverCpuNanos();
        boolean isMissed = target != Target.BASELINE && ratio > goal.ratioMax();
        return String.format(
                Locale.ROOT,
                "%s, %d connections, %s: server CPU %.2f x %s (goal at most %s)%s; %.1f us against %.1f us",
                goal.workload(),
                goal.connections(),
                target.label(),
                ratio,
                goal.other(),
                goal.ratioMax(),
                isMissed ? " MISSED" : "",
                sample.serverCpuNanos() / 1e3,
                other.serverCpuNanos() / 1e3);
    }

    /** One line for a row that was just measured. */
    String progress(Row row) {
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "%-16s %3d", row.workload(), row.connections()));
        Sample baseline = row.samples().get(Target.BASELINE);
        row.samples()
                .forEach((target, sample) -> line.append("  | ")
                        .append(target.option())
                        .append(' ')
                        .append(cell(sample, baseline))
                        .append(String.format(Locale.ROOT, " (generator %.0f us)", sample.clientCpuNanos() / 1e3)));
        return line.toString();
    }

    private static String line(Workloads.Goal goal, Target target, Sample sample, Sample baseline) {
        double ratio = ratio(sample, baseline);
        return String.format(
                Locale.ROOT,
                "%s, %d connections, %s: %.1f x %s (goal %s)%s; server CPU %.0f us against %.0f us",
                goal.workload(),
                goal.connections(),
                target.label(),
                ratio,
                Target.BASELINE.label(),
                goal.ratio() == Math.rint(goal.ratio()) ? Long.toString((long) goal.ratio()) : goal.ratio(),
                ratio < goal.ratio() ? " MISSED" : "",
                sample.serverCpuNanos() / 1e3,
                baseline.serverCpuNanos() / 1e3);
    }

    private static String cell(Sample sample, @Nullable Sample baseline) {
        return String.format(
                Locale.ROOT,
                "%,d%s · %.2f / %.2f · %.0f",
                sample.requestsPerSecond(),
                baseline == null ? "" : String.format(Locale.ROOT, " (%.1f)", ratio(sample, baseline)),
                sample.p50Nanos() / 1e6,
                sample.p99Nanos() / 1e6,
                sample.serverCpuNanos() / 1e3);
    }

    private static double ratio(Sample sample, Sample baseline) {
        return (double) sample.requestsPerSecond() / baseline.requestsPerSecond();
    }
}
