package dev.millrace.it.recorded;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The recorded answers, divided into those that are replayed and those that wait. Immutable. */
public final class RecordedSteps {
    private static final String ESM = "lambda-esm-api ";

    /** What our own server answers of Lambda; another one under test is not asked. */
    private static final Set<String> OF_LAMBDA = Set.of(
            "lambda:CreateEventSourceMapping",
            "lambda:GetEventSourceMapping",
            "lambda:ListEventSourceMappings",
            "lambda:UpdateEventSourceMapping",
            "lambda:DeleteEventSourceMapping",
            "lambda:Invoke");

    /** Answers of operations that are there, which all the same cannot be replayed, and why. */
    private static final Map<String, String> EXCUSED = excuses();

    private final Set<String> built;

    /** With the operations that the server answers. */
    public RecordedSteps(Set<String> built) {
        Set<String> all = new TreeSet<>(built);
        if (System.getProperty("millrace.it.endpoint", "").isEmpty()) {
            all.addAll(OF_LAMBDA);
        }
        this.built = Set.copyOf(all);
    }

    private static Map<String, String> excuses() {
        Map<String, String> excuses = new TreeMap<>();
        excuses.put(
                "dynamodb test_streams_on_global_tables secondary-region-streams",
                "needs a replica in a second region");
        excuses.put(
                "lambda-esm-dynamodb test_dynamodb_event_source_mapping_with_s3_on_failure_destination record_body",
                "is what lies in a bucket");
        for (String label : List.of(
                "name_only",
                "partial_arn_latest",
                "partial_arn_version",
                "partial_arn_alias",
                "full_arn_latest",
                "full_arn_version",
                "full_arn_alias")) {
            excuses.put(ESM + "test_function_name_variations " + label + "_create_esm", "reads a queue, not a stream");
        }
        for (String label : List.of(
                "missing-source-access-configuration",
                "event-source-mapping-default",
                "duplicate-source",
                "event-source-mapping-values",
                "multiple-duplicate-source")) {
            excuses.put(ESM + "test_create_event_source_self_managed " + label, "reads Kafka, not a stream");
        }
        excuses.put(
                ESM + "test_create_event_source_validation_kinesis no_starting_position",
                "reads a stream of Kinesis, which is no event source here");
        return Collections.unmodifiableMap(excuses);
    }

    /** The answers that are compared. */
    public List<RecordedStep> replayed() {
        return RecordedStep.all().stream().filter(this::isReplayed).toList();
    }

    /** The answers that are not. */
    public List<RecordedStep> waiting() {
        return RecordedStep.all().stream().filter(step -> !isReplayed(step)).toList();
    }

    /** The answers that are excused, by their names, with the reason. */
    public static Map<String, String> excused() {
        return EXCUSED;
    }

    private boolean isReplayed(RecordedStep step) {
        return built.contains(step.operation())
                && !EXCUSED.containsKey(step.toString())
                && lacking(step.file(), step.recording()).isEmpty();
    }

    /** What a recording used of DynamoDB that is not built: until it is, none of its steps can be played. */
    private List<String> lacking(String file, String recording) {
        return RecordedStep.all().stream()
                .filter(step -> step.file().equals(file) && step.recording().equals(recording))
                .map(RecordedStep::operation)
                .filter(operation -> !operation.contains(":") && !built.contains(operation))
                .toList();
    }
}
