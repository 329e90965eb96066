package dev.millrace.it.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.admin.AdminCalls;
import dev.millrace.it.fixture.InProcessServer;
import dev.millrace.it.fixture.MappingClient;
import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.ServiceOperations;
import dev.millrace.it.fixture.WireClient;
import dev.millrace.it.tools.RequiresTool;
import dev.millrace.it.tools.Tool;
import dev.millrace.server.MillraceOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every recorded answer of an operation that the server has, compared with the server's; the others are listed. */
@RequiresTool(Tool.REFERENCE_PACK)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedAnswersIT {
    private static final List<String> FILES =
            List.of("dynamodb", "dynamodbstreams", "cloudformation-dynamodb", "lambda-esm-dynamodb", "lambda-esm-api");

    private final Map<String, Recordings> recordings = new HashMap<>();
    private final Map<String, Story> stories = new TreeMap<>();
    private final RecordedFunction function = new RecordedFunction();
    private @Nullable RunningServer server;

    @BeforeAll
    void start() {
        boolean ours = System.getProperty("millrace.it.endpoint", "").isEmpty();
        server = ours
                ? InProcessServer.with(MillraceOptions.builder().function(RecordedFunction.NAME, function))
                : RunningServer.inMemory();
        FILES.forEach(file -> recordings.put(file, Recordings.of(file)));
        stories.putAll(TableStories.all());
        stories.putAll(ItemStories.all());
        stories.putAll(StreamStories.all());
        TriggerStories.all().forEach((name, story) -> stories.put(name, triggered(story)));
        Set<String> before = client().tables();
        assertThat(before).doesNotContain("non-existent", "non-existent-table");
    }

    @AfterAll
    @SuppressWarnings("SystemOut") // For the person who reads the build's output.
    void stop() {
        Map<String, Long> waiting = new RecordedSteps(built())
                .waiting().stream()
                        .collect(Collectors.groupingBy(RecordedStep::operation, TreeMap::new, Collectors.counting()));
        System.out.println("Recorded answers not replayed, by operation: " + waiting
                + "; of operations that are built: " + RecordedSteps.excused());
        if (server != null) {
            server.close();
        }
    }

    private WireClient client() {
        if (server == null) {
            throw new IllegalStateException("the server has not been started");
        }
        return new WireClient(server.endpoint());
    }

    private Set<String> built() {
        return ServiceOperations.answeredBy(client().endpoint());
    }

    @TestFactory
    Stream<DynamicTest> recordings() {
        Map<String, Set<String>> expected = new TreeMap<>();
        new RecordedSteps(built())
                .replayed()
                .forEach(step -> expected.computeIfAbsent(step.file() + "/" + step.recording(), name -> new TreeSet<>())
                        .add(step.label()));
        return expected.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> play(entry.getKey().split("/", 2), entry.getValue())));
    }

    private void play(String[] name, Set<String> labels) {
        Set<String> before = client().tables();
        JsonNode content = recording(name[0]).require(name[1]);
        Replay replay = new Replay(client(), content);
        Story story = Objects.requireNonNull(stories.get(name[1]), "no story of " + name[1]);
        try {
            story.play(replay);
        } finally {
            client().deleteTablesBut(before);
        }
        assertThat(replay.played()).isEqualTo(labels);
    }

    private Story triggered(TriggerStory story) {
        return replay -> {
            MappingClient mappings = new MappingClient(client().endpoint());
            try {
                story.play(new TriggerReplay(replay, mappings, new AdminCalls(mappings.endpoint()), function));
            } finally {
                mappings.deleteAll();
            }
        };
    }

    private Recordings recording(String file) {
        Recordings found = recordings.get(file);
        if (found == null) {
            throw new IllegalStateException("no file " + file);
        }
        return found;
    }

    @Test
    void theListNamesEveryRecordedAnswer() {
        Set<String> recorded = new TreeSet<>();
        recordings.forEach((file, content) -> content.all()
                .forEach((name, steps) ->
                        steps.fieldNames().forEachRemaining(label -> recorded.add(file + " " + name + " " + label))));

        assertThat(RecordedStep.all().stream().map(RecordedStep::toString))
                .containsExactlyInAnyOrderElementsOf(recorded);
    }
}
