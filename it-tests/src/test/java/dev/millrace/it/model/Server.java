package dev.millrace.it.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.JsonConnection;

/** What a sequence talks to. */
interface Server {
    /** Sends one request and waits for its answer. */
    JsonConnection.Answer call(String operation, ObjectNode request);

    /** Ends the server and starts it again on the same data; where it has none, nothing happens. */
    void restart();
}
