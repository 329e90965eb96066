package dev.millrace.it.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.ServiceOperations;
import dev.millrace.it.fixture.WireClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Runs every case of {@code cases/<Operation>.json}; the format stands in {@code it-tests/README.md}.
 *
 * <p>{@code -Dmillrace.it.cases=Query,Scan} runs those files only.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationCasesIT {
    private static final Set<String> CHOSEN =
            Set.of(System.getProperty("millrace.it.cases", "").split(","));

    private final TreeMap<String, Long> millisByFile = new TreeMap<>();
    private RunningServer server = new NotStarted();

    @AfterAll
    @SuppressWarnings("SystemOut") // For the person who reads the build's output.
    void tellTimes() {
        System.out.println("Milliseconds of each file of cases: " + millisByFile);
    }

    @Test
    void everyOperationOfTheCatalogueHasAFileOfCases() {
        Set<String> files =
                CaseFile.all().stream().map(CaseFile::operation).collect(Collectors.toCollection(TreeSet::new));
        assertThat(files).isEqualTo(catalogue());
    }

    private static Set<String> catalogue() {
        try (RunningServer any = RunningServer.inMemory()) {
            return ServiceOperations.answeredBy(any.endpoint());
        }
    }

    @Test
    void everyCaseIsWellFormed() {
        List<String> complaints = new ArrayList<>();
        CaseFile.all().forEach(file -> complaints.addAll(CaseRules.complaints(file)));

        assertThat(complaints).isEmpty();
    }

    @TestFactory
    Stream<DynamicContainer> cases() {
        return CaseFile.all().stream()
                .filter(file -> CHOSEN.contains("") || CHOSEN.contains(file.operation()))
                .map(file -> DynamicContainer.dynamicContainer(
                        file.operation(),
                        Stream.concat(
                                run(file, "", operationCase -> !operationCase.newerWording()),
                                run(file, ", newer wording", OperationCase::newerWording))));
    }

    /** The cases of one wording on a server of their own, between the making and the deleting of their tables. */
    private Stream<DynamicNode> run(CaseFile file, String suffix, Predicate<OperationCase> chosen) {
        List<OperationCase> cases = file.cases().stream().filter(chosen).toList();
        if (cases.isEmpty()) {
            return Stream.empty();
        }
        boolean newer = cases.get(0).newerWording();
        Set<String> before = new TreeSet<>();
        long[] startNanos = new long[1];
        List<DynamicNode> nodes = new ArrayList<>();
        nodes.add(DynamicTest.dynamicTest("(the tables are made)" + suffix, () -> {
            startNanos[0] = System.nanoTime();
            server = newer ? RunningServer.withNewerWording() : RunningServer.inMemory();
            before.addAll(client().tables());
            file.preparations().forEach(step -> check(step, new SavedValues()));
        }));
        cases.forEach(operationCase -> nodes.add(DynamicTest.dynamicTest(operationCase.toString(), () -> {
            SavedValues saved = new SavedValues();
            operationCase.given().forEach(step -> check(step, saved));
            check(operationCase.step(), saved);
            operationCase.then().forEach(step -> check(step, saved));
        })));
        nodes.add(DynamicTest.dynamicTest("(the tables are deleted)" + suffix, () -> {
            client().deleteTablesBut(before);
            server.close();
            millisByFile.put(file.operation() + suffix, (System.nanoTime() - startNanos[0]) / 1_000_000);
        }));
        return nodes.stream();
    }

    private WireClient client() {
        return new WireClient(server.endpoint());
    }

    private void check(Step step, SavedValues saved) {
        JsonNode request = saved.inserted(step.request());
        RawAnswer answer = client().call(step.operation(), request);
        saved.save(step.saved(), answer);
        step.complaint(answer, saved).ifPresent(complaint -> {
            throw new AssertionError(complaint + "\nrequest: " + step.operation() + " " + shortened(request)
                    + "\nanswer: " + answer.status() + " " + answer.text());
        });
    }

    private static String shortened(JsonNode request) {
        String text = request.toString();
        return text.length() <= 2000 ? text : text.substring(0, 2000) + "... (" + text.length() + " characters)";
    }

    /** Stands for a server until it is needed. */
    private record NotStarted() implements RunningServer {
        @Override
        public URI endpoint() {
            throw new IllegalStateException("the server has not been started");
        }

        @Override
        public void close() {
            // There is nothing to end.
        }
    }
}
