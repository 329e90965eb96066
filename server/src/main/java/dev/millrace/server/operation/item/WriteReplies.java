package dev.millrace.server.operation.item;

import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.request.CommitReplies;
import dev.millrace.storage.table.WriteResult;
import java.util.function.Consumer;
import java.util.function.Function;

/** Leads the end of the write of one item to the reply. */
final class WriteReplies {
    private WriteReplies() {}

    static <O> Consumer<WriteResult> of(Reply<O> reply, Function<WriteResult.Written, O> response) {
        return CommitReplies.guarded(reply, result -> {
            if (result instanceof WriteResult.Written written) {
                reply.answer(response.apply(written));
            } else if (result instanceof WriteResult.Refused refused) {
                reply.refuse(refused.cause());
            }
        });
    }
}
