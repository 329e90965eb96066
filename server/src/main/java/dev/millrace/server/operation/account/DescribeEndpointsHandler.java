package dev.millrace.server.operation.account;

import dev.millrace.protocol.operation.DescribeEndpointsContract.Response;
import dev.millrace.protocol.operation.EmptyRequest;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;

/** Answers the one endpoint there is: host and port as the caller wrote them. */
public final class DescribeEndpointsHandler implements OperationHandler<EmptyRequest, Response> {
    /** A day (source: operations.md). */
    private static final long CACHE_PERIOD_MINUTES = 1440;

    @Override
    public void handle(EmptyRequest request, CallContext context, Reply<Response> reply) {
        reply.answer(new Response(context.endpoint(), CACHE_PERIOD_MINUTES));
    }
}
