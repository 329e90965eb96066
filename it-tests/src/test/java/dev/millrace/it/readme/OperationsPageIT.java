package dev.millrace.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.ServiceOperations;
import dev.millrace.it.tools.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/operations.md names every operation of the service, and says what the server really answers. */
class OperationsPageIT {

    private static final Pattern ROW = Pattern.compile("\\| (\\w+) \\| (works|not built) \\|.*");

    @Test
    void everyOperationOfTheServiceHasALine() throws IOException {
        assertThat(page().keySet()).isEqualTo(ServiceOperations.all());
    }

    @Test
    void whatIsNotBuiltAnswersUnknownOperation() throws IOException {
        Map<String, String> answered = new TreeMap<>();
        try (RunningServer server = RunningServer.inMemory()) {
            Set<String> works = ServiceOperations.answeredBy(server.endpoint());
            for (String operation : page().keySet()) {
                answered.put(operation, works.contains(operation) ? "works" : "not built");
            }
        }

        assertThat(answered).isEqualTo(page());
    }

    /** The state of each operation, as the page has it. */
    private static Map<String, String> page() throws IOException {
        Map<String, String> states = new TreeMap<>();
        for (String line : Files.readAllLines(Checkout.root().resolve("docs/operations.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(states.put(row.group(1), row.group(2))).as(line).isNull();
            }
        }
        return states;
    }
}
