package dev.millrace.it.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.Template;
import dev.millrace.it.fixture.TreeMatch;
import java.util.Optional;

/**
 * One request and what must come back: a status and, as the step has it, the exact {@code body}, a {@code subset} of it,
 * or the {@code type} of an error and what its text {@code contains}.
 */
record Step(String operation, JsonNode request, int status, JsonNode expectation) {
    /** Reads a step; the status is 200 unless it says otherwise. */
    static Step of(JsonNode node, String operation) {
        return new Step(
                node.path("operation").asText(operation),
                Template.expand(node.path("request")),
                node.path("status").asInt(200),
                node);
    }

    /** The names under which parts of the answer are kept for later steps, and where the parts stand. */
    JsonNode saved() {
        return expectation.path("save");
    }

    /** What is wrong with the answer; empty if nothing is. */
    Optional<String> complaint(RawAnswer answer, SavedValues saved) {
        if (answer.status() != status) {
            return Optional.of("expected status " + status + " but was " + answer.status());
        }
        // Some operations answer nothing at all; a case says so with an empty text.
        JsonNode body = answer.text().isEmpty() ? TextNode.valueOf("") : Json.parse(answer.text());
        if (expectation.has("body")) {
            return TreeMatch.EXACT.difference(saved.inserted(Template.expand(expectation.get("body"))), body);
        }
        if (expectation.has("subset")) {
            return TreeMatch.SUBSET.difference(saved.inserted(Template.expand(expectation.get("subset"))), body);
        }
        if (expectation.has("contains")) {
            return kindComplaint(body);
        }
        return Optional.empty();
    }

    private Optional<String> kindComplaint(JsonNode body) {
        String type = expectation.get("type").asText();
        String text = Template.expand(expectation.get("contains")).asText();
        String given = body.path("__type").asText();
        if (!given.substring(given.indexOf('#') + 1).equals(type)) {
            return Optional.of("expected type " + type + " but was " + given);
        }
        String message = body.path("message").asText(body.path("Message").asText());
        return message.contains(text)
                ? Optional.empty()
                : Optional.of("expected a text with '" + text + "' but was '" + message + "'");
    }
}
