package dev.millrace.server.operation.stream;

import dev.millrace.protocol.operation.GetShardIteratorContract.Request;
import dev.millrace.protocol.operation.GetShardIteratorContract.Response;
import dev.millrace.protocol.operation.StreamChecks;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;

/** Makes an iterator into a shard. */
public final class GetShardIteratorHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        StreamChecks.check(request);
        reply.answer(new Response(context.namespace()
                .streams()
                .shardIterator(
                        request.streamArn(),
                        request.shardId(),
                        request.shardIteratorType(),
                        request.sequenceNumber(),
                        context.now())));
    }
}
