package dev.millrace.it.compatibility;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.millrace.it.cases.CaseFile;
import dev.millrace.it.fixture.ServiceOperations;
import dev.millrace.it.probe.ProbeCounts;
import dev.millrace.it.recorded.RecordedStep;
import dev.millrace.it.recorded.RecordedSteps;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The text of docs/compatibility.md: the same for the same lists and the same server. Immutable. */
final class CompatibilityPage {
    private final Set<String> built;
    private final OperationNotes notes;
    private final Map<String, Integer> cases;
    private final Map<String, Long> recorded;
    private final Map<String, Long> recordedWaiting;
    private final Map<String, ProbeCounts> probes;

    /** With the operations that the server answers. */
    CompatibilityPage(Set<String> built, OperationNotes notes) {
        this.built = Set.copyOf(built);
        this.notes = notes;
        RecordedSteps steps = new RecordedSteps(built);
        cases = CaseFile.all().stream().collect(Collectors.toMap(CaseFile::operation, CaseFile::caseCount));
        recorded = byOperation(steps.replayed());
        recordedWaiting = byOperation(steps.waiting());
        probes = ServiceOperations.all().stream()
                .collect(Collectors.toMap(Function.identity(), ProbeCounts::of, (one, other) -> one, TreeMap::new));
    }

    private static Map<String, Long> byOperation(Collection<RecordedStep> steps) {
        return steps.stream().collect(groupingBy(RecordedStep::operation, TreeMap::new, counting()));
    }

    String text() {
        StringBuilder page = new StringBuilder(16_384);
        page.append("""
                # Compatibility

                How far each operation of the service is built, and what proves it. Generated from the server's catalogue, from
                [operations.md](operations.md) and from what the black-box tests run; `CompatibilityPageIT` fails when it is not up to
                date, and `mvn verify -Dmillrace.compatibility=write` with the options for one black-box test writes it anew (see
                [CONTRIBUTING.md](../CONTRIBUTING.md)). The tests that are counted here all pass in the build that checks this page.

                - A **case** is a request with the exact answer, or part of it, that AWS gives, with its evidence.
                - A **probe** is a request that was once sent to DynamoDB Local 3.3.1. Where AWS is known to answer otherwise, AWS's
                  answer is required; the reasons stand in `it-tests/src/test/resources/probes/deviations.json`.
                - A **recorded answer** was recorded on AWS by the LocalStack project, and is compared member by member. Those tests
                  need the recordings, which are not part of this project.

                What differs from AWS on purpose for all operations, such as signatures, throttling and time, stands in
                [differences.md](differences.md).

                """);
        page.append(summary());
        table(page, "DynamoDB", ServiceOperations.ofTables());
        table(page, "DynamoDB Streams", ServiceOperations.ofStreams());
        notBuilt(page);
        waiting(page);
        return page.toString();
    }

    private String summary() {
        return "In all: " + built.size() + " of " + ServiceOperations.all().size() + " operations, "
                + cases.values().stream().mapToInt(Integer::intValue).sum() + " cases, "
                + sum(ProbeCounts::replayed) + " probes (" + sum(ProbeCounts::asAws) + " with AWS's answer instead), "
                + recorded.values().stream().mapToLong(Long::longValue).sum() + " recorded answers.\n";
    }

    private long sum(ToLongFunction<ProbeCounts> count) {
        return probes.values().stream().mapToLong(count).sum();
    }

    private void table(StringBuilder page, String service, Set<String> operations) {
        page.append("\n## ").append(service).append("\n\n");
        page.append("| operation | what is there | what differs | cases | probes | of these, AWS's answer instead"
                + " | recorded answers |\n|---|---|---|---:|---:|---:|---:|\n");
        operations.stream().filter(built::contains).forEach(operation -> {
            ProbeCounts counts = probes.getOrDefault(operation, new ProbeCounts(0, 0, 0));
            row(
                    page,
                    operation,
                    notes.complete(operation),
                    notes.differs(operation),
                    number(cases.getOrDefault(operation, 0)),
                    number(counts.replayed()),
                    number(counts.asAws()),
                    number(recorded.getOrDefault(operation, 0L)));
        });
    }

    private void notBuilt(StringBuilder page) {
        page.append("\n## Not built\n\nThese answer `UnknownOperationException`.\n\n");
        page.append("| operation | probes that wait | recorded answers that wait |\n|---|---:|---:|\n");
        ServiceOperations.all().stream()
                .filter(operation -> !built.contains(operation))
                .forEach(operation -> row(
                        page,
                        operation,
                        number(probes.getOrDefault(operation, new ProbeCounts(0, 0, 0))
                                .waiting()),
                        number(recordedWaiting.getOrDefault(operation, 0L))));
    }

    /** Recorded answers of operations that are built, or of other services. */
    private void waiting(StringBuilder page) {
        page.append("\n## Recorded answers that wait for something else\n\n");
        page.append(
                "Steps of recordings that went through operations which are not built, or through another service.\n\n");
        page.append("| operation | recorded answers |\n|---|---:|\n");
        recordedWaiting.forEach((operation, count) -> {
            if (built.contains(operation) || operation.contains(":")) {
                row(page, operation, number(count));
            }
        });
        page.append('\n');
        new TreeMap<>(RecordedSteps.excused())
                .forEach((step, reason) -> page.append("Not replayed: ")
                        .append(step)
                        .append(" (")
                        .append(reason)
                        .append(").\n"));
    }

    private static String number(long count) {
        return count == 0 ? "" : Long.toString(count);
    }

    private static void row(StringBuilder page, String... cells) {
        for (String cell : cells) {
            page.append("| ").append(cell).append(cell.isEmpty() ? "" : " ");
        }
        page.append("|\n");
    }
}
