package dev.millrace.it.concurrency;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.JsonConnection;

/** Answers that say: nothing was done, because a transaction was under way on the same item. */
final class Conflicts {
    private Conflicts() {}

    /** Whether the call may be sent again as if it had never been sent. */
    static boolean isConflict(JsonConnection.Answer answer) {
        if (answer.errorType().equals("TransactionConflictException")) {
            return true;
        }
        for (JsonNode reason : answer.body().path("CancellationReasons")) {
            if (reason.path("Code").asText().equals("TransactionConflict")) {
                return true;
            }
        }
        return false;
    }
}
