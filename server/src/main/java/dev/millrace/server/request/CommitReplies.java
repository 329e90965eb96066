package dev.millrace.server.request;

import dev.millrace.server.dispatch.Reply;
import java.util.function.Consumer;

/**
 * Leads the end of a commit to the reply, whichever thread it comes on. It never throws: on a store's own thread nobody
 * would tell the client.
 */
public final class CommitReplies {
    private CommitReplies() {}

    /** A completion that hands its result to {@code settle}, and what that throws to the reply. */
    public static <R> Consumer<R> guarded(Reply<?> reply, Consumer<? super R> settle) {
        return result -> {
            try {
                settle.accept(result);
            } catch (Throwable cause) {
                // Errors too: an unanswered request would leave its client waiting.
                reply.refuse(cause);
            }
        };
    }
}
