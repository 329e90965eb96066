package dev.millrace.it.benchmark.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void mediansAreTakenFigureByFigure() {
        Sample median = Sample.medianOf(
                List.of(new Sample(10, 5, 50, 7, 1), new Sample(30, 4, 60, 9, 3), new Sample(20, 6, 40, 8, 2)));

        assertThat(median).isEqualTo(new Sample(20, 5, 50, 8, 2));
    }

    @Test
    void aGoalIsPrintedAsARatioToTheBaseline() {
        Report report = new Report(List.of(Target.MILLRACE, Target.DYNAMODB_LOCAL));
        Map<Target, Sample> samples = new EnumMap<>(Target.class);
        samples.put(Target.MILLRACE, new Sample(11_800, 1_000_000, 2_500_000, 40_000, 5_000));
        samples.put(Target.DYNAMODB_LOCAL, new Sample(2_000, 7_000_000, 18_000_000, 500_000, 20_000));
        report.add(new Report.Row("put", 16, samples));

        assertThat(report.ratios(List.of(
                        new Workloads.Goal("put", 16, 5),
                        new Workloads.Goal("put", 16, 6.5),
                        new Workloads.Goal("put", 1, 5))))
                .containsExactly(
                        "put, 16 connections, Millrace, disk: 5.9 x DynamoDB Local, memory (goal 5); server CPU 40 us against 500 us",
                        "put, 16 connections, Millrace, disk: 5.9 x DynamoDB Local, memory (goal 6.5) MISSED; server CPU 40 us against 500 us");
        assertThat(report.table())
                .contains("| put | 16 | 11,800 (5.9) · 1.00 / 2.50 · 40 | 2,000 (1.0) · 7.00 / 18.00 · 500 |");
    }

    @Test
    void aGoalForTheServersTimeComparesTwoRowsOfOneServer() {
        Report report = new Report(List.of(Target.MILLRACE, Target.DYNAMODB_LOCAL));
        report.add(new Report.Row("put", 16, Map.of(Target.MILLRACE, new Sample(1, 1, 1, 50_000, 1))));
        report.add(new Report.Row("put, stream", 16, Map.of(Target.MILLRACE, new Sample(1, 1, 1, 72_500, 1))));

        assertThat(report.cpuRatios(List.of(
                        new Workloads.CpuGoal("put, stream", "put", 16, 1.5),
                        new Workloads.CpuGoal("put, stream", "put", 16, 1.4),
                        new Workloads.CpuGoal("put, stream", "put", 1, 1.4))))
                .containsExactly(
                        "put, stream, 16 connections, Millrace, disk: server CPU 1.45 x put (goal at most 1.5); 72.5 us against 50.0 us",
                        "put, stream, 16 connections, Millrace, disk: server CPU 1.45 x put (goal at most 1.4) MISSED; 72.5 us against 50.0 us");
    }

    @Test
    void recordsOfAPageAreCountedAndTextsFound() {
        String page = "{\"NextShardIterator\":\"arn|1|abc\",\"Records\":[{\"eventID\":\"1\"},{\"eventID\":\"2\"}]}";

        assertThat(StreamPages.recordCount(page.getBytes(UTF_8))).isEqualTo(2);
        assertThat(StreamPages.isEmpty(page.getBytes(UTF_8))).isFalse();
        assertThat(StreamPages.isEmpty("{\"Records\":[]}".getBytes(UTF_8))).isTrue();
        assertThat(StreamPages.text(page, "NextShardIterator")).isEqualTo("arn|1|abc");
    }

    @Test
    void everyGoalNamesARow() {
        List<Workload> rows = Workloads.all(1);
        List<String> names = rows.stream().map(Workload::name).toList();
        for (Workloads.CpuGoal goal : Workloads.cpuGoals()) {
            assertThat(rows)
                    .filteredOn(row ->
                            row.name().equals(goal.workload()) || row.name().equals(goal.other()))
                    .hasSize(2)
                    .extracting(Workload::group)
                    .containsOnly("put");
        }

        assertThat(names).doesNotHaveDuplicates();
        assertThat(Workloads.goals()).extracting(Workloads.Goal::workload).isSubsetOf(names);
    }
}
