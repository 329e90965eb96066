package dev.millrace.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.RawConnection;
import dev.millrace.it.fixture.RawRequest;
import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.tools.Checkout;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** docs/operations.md names every operation of the service, and says what the server really answers. */
class OperationsPageIT {

    private static final Pattern ROW = Pattern.compile("\\| (\\w+) \\| (works|not built) \\|.*");

    @Test
    void everyOperationOfTheServiceHasALine() throws IOException {
        Set<String> operations = new TreeSet<>(operations(DynamoDbClient.class));
        operations.addAll(operations(DynamoDbStreamsClient.class));

        assertThat(page().keySet()).isEqualTo(operations);
    }

    @Test
    void whatIsNotBuiltAnswersUnknownOperation() throws IOException {
        Map<String, String> answered = new TreeMap<>();
        try (RunningServer server = RunningServer.inMemory()) {
            for (String operation : page().keySet()) {
                String answer = RawConnection.once(server.endpoint(), RawRequest.call(operation, "{}"))
                        .text();
                answered.put(operation, answer.contains("UnknownOperationException") ? "not built" : "works");
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

    /** A client has one method an operation that takes its request. */
    private static Set<String> operations(Class<?> client) {
        return Arrays.stream(client.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .filter(method -> AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .map(Method::getName)
                .filter(name -> !name.endsWith("Paginator"))
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
