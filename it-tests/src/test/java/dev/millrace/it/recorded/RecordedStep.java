package dev.millrace.it.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One recorded answer: the file and the recording it stands in, its label there, and the operation that gave it, as {@code
 * recorded/steps.json} lists them. Operations of other services have their service before them.
 */
public record RecordedStep(String file, String recording, String label, String operation) {
    /** All steps of all recordings. */
    public static List<RecordedStep> all() {
        List<RecordedStep> steps = new ArrayList<>();
        list().properties()
                .forEach(file -> file.getValue()
                        .properties()
                        .forEach(recording -> recording
                                .getValue()
                                .properties()
                                .forEach(step -> steps.add(new RecordedStep(
                                        file.getKey(),
                                        recording.getKey(),
                                        step.getKey(),
                                        step.getValue().asText())))));
        return steps;
    }

    private static JsonNode list() {
        try (InputStream in = RecordedStep.class.getResourceAsStream("/recorded/steps.json")) {
            if (in == null) {
                throw new IllegalStateException("no resource /recorded/steps.json");
            }
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file + " " + recording + " " + label;
    }
}
