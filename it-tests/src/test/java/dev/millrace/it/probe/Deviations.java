package dev.millrace.it.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where Millrace answers otherwise than DynamoDB Local, and why: {@code probes/deviations.json}.
 *
 * <p>{@code deviations} says what AWS answers instead. {@code waits} names probes of what is not built yet; they are sent
 * all the same, and must not harm the server.
 */
final class Deviations {
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();
    private final Map<String, String> waiting = new HashMap<>();
    private final Set<String> waitingOperations = new TreeSet<>();

    Deviations(JsonNode lists) {
        for (JsonNode family : lists.get("deviations")) {
            String reason = family.get("because").asText();
            family.get("answers").properties().forEach(answer -> {
                answers.put(answer.getKey(), answer.getValue().asText());
                reasons.put(answer.getKey(), reason);
            });
        }
        for (JsonNode family : lists.get("waits")) {
            String reason = family.get("because").asText();
            family.path("probes").forEach(probe -> waiting.put(probe.asText(), reason));
            family.path("operations").forEach(operation -> waitingOperations.add(operation.asText()));
        }
    }

    /** What the probe must be answered: what AWS sends where that is known to differ, else what was recorded. */
    ExpectedAnswer expected(Probe probe) {
        return ExpectedAnswer.parse(answers.getOrDefault(probe.id(), probe.recorded()));
    }

    /** Why the expected answer is not the recorded one; empty where it is. */
    Optional<String> reason(Probe probe) {
        return Optional.ofNullable(reasons.get(probe.id()));
    }

    boolean isWaiting(Probe probe) {
        return waiting.containsKey(probe.id()) || waitingOperations.contains(probe.operation());
    }

    /** The operations whose probes wait. */
    Set<String> waitingOperations() {
        return Set.copyOf(waitingOperations);
    }

    /** The answer that the list gives for a probe, if it does. */
    Optional<String> answer(String id) {
        return Optional.ofNullable(answers.get(id));
    }

    /** All probes that stand in either list. */
    Set<String> ids() {
        Set<String> ids = new TreeSet<>(answers.keySet());
        ids.addAll(waiting.keySet());
        return ids;
    }

    /** The probes that stand in both lists, which would be an error of the lists. */
    Set<String> idsInBoth() {
        Set<String> both = new TreeSet<>(answers.keySet());
        both.retainAll(waiting.keySet());
        return both;
    }
}
