package dev.millrace.it.probe;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One recorded request and what DynamoDB Local 3.3.1 answered.
 *
 * @param id the file's name and the number of the line, such as {@code expressions:17}
 * @param request null if it was too large to keep
 */
record Probe(
        String id, String label, String operation, @Nullable JsonNode request, String recorded) {
    /** The recordings were cut at this many characters; what is that long may be torn. */
    private static final int RECORDED_LENGTH_MAX = 600;

    boolean isCut() {
        return recorded.length() >= RECORDED_LENGTH_MAX;
    }

    @Override
    public String toString() {
        return id + " " + operation + " " + label;
    }
}
