package dev.millrace.it.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One claim about an operation: the steps that must succeed before, the request with its answer, and the steps that are
 * checked after it.
 */
record OperationCase(String name, boolean newerWording, List<Step> given, Step step, List<Step> then) {
    OperationCase {
        given = List.copyOf(given);
        then = List.copyOf(then);
    }

    static OperationCase of(JsonNode node, String operation) {
        return new OperationCase(
                node.path("name").asText(),
                node.path("wording").asText().equals("newer"),
                steps(node.path("given"), operation),
                Step.of(node, operation),
                steps(node.path("then"), operation));
    }

    private static List<Step> steps(JsonNode nodes, String operation) {
        List<Step> steps = new ArrayList<>();
        nodes.forEach(node -> steps.add(Step.of(node, operation)));
        return steps;
    }

    @Override
    public String toString() {
        return name + (newerWording ? " (newer wording)" : "");
    }
}
