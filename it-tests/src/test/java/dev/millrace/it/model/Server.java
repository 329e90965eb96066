package dev.millrace.it.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a sequence talks to. */
interface Server {
    /** Sends one request and waits for its answer. */
    Answer call(String operation, ObjectNode request);

    /** Ends the server and starts it again on the same data; where it has none, nothing happens. */
    void restart();

    /**
     * One answer.
     *
     * @param status the HTTP status
     */
    record Answer(int status, JsonNode body) {
        /** The name of the exception without its namespace, or the empty text. */
        String errorType() {
            String type = body.path("__type").asText("");
            return type.substring(type.indexOf('#') + 1);
        }
    }
}
