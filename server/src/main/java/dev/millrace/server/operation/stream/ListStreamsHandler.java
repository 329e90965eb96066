package dev.millrace.server.operation.stream;

import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.operation.ListStreamsContract.Request;
import dev.millrace.protocol.operation.ListStreamsContract.Response;
import dev.millrace.protocol.operation.StreamChecks;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.streams.StreamsPage;

/** Lists streams, newest first. An unknown table name finds nothing (recorded on AWS, streams.md A4). */
public final class ListStreamsHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        StreamChecks.check(request);
        int limit = request.limit() == null ? ServiceLimits.LIST_STREAMS_COUNT_MAX : request.limit();
        StreamsPage page = context.namespace()
                .streams()
                .list(request.tableName(), request.exclusiveStartStreamArn(), limit, context.now());
        reply.answer(new Response(page.streams(), page.lastEvaluatedArn()));
    }
}
