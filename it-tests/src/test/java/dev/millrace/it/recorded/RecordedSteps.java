package dev.millrace.it.recorded;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The recorded answers, divided into those that are replayed and those that wait. Immutable. */
public final class RecordedSteps {
    /** Answers of operations that are there, which all the same cannot be replayed, and why. */
    private static final Map<String, String> EXCUSED = Map.of(
            "dynamodb test_streams_on_global_tables secondary-region-streams", "needs a replica in a second region");

    private final Set<String> built;

    /** With the operations that the server answers. */
    public RecordedSteps(Set<String> built) {
        this.built = Set.copyOf(built);
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
