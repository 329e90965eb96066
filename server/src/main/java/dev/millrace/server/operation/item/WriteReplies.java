package dev.millrace.server.operation.item;

import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.WriteResult;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Leads the end of a write to the reply, whichever thread it comes on. It never throws: on a store's own thread nobody
 * would tell the client.
 */
final class WriteReplies {
    private WriteReplies() {}

    static <O> Consumer<WriteResult> of(Reply<O> reply, Function<WriteResult.Written, O> response) {
        return result -> {
            try {
                if (result instanceof WriteResult.Written written) {
                    reply.answer(response.apply(written));
                } else if (result instanceof WriteResult.Refused refused) {
                    reply.refuse(refused.cause());
                }
            } catch (Throwable cause) {
                // Errors too: an unanswered request would leave its client waiting.
                reply.refuse(cause);
            }
        };
    }
}
