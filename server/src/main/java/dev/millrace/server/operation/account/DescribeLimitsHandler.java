package dev.millrace.server.operation.account;

import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.operation.DescribeLimitsContract.Response;
import dev.millrace.protocol.operation.EmptyRequest;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;

/** Tells the limits of a new account (source: operations.md); nothing is held to them. */
public final class DescribeLimitsHandler implements OperationHandler<EmptyRequest, Response> {
    @Override
    public void handle(EmptyRequest request, CallContext context, Reply<Response> reply) {
        reply.answer(new Response(
                ServiceLimits.ACCOUNT_CAPACITY_UNITS_MAX,
                ServiceLimits.ACCOUNT_CAPACITY_UNITS_MAX,
                ServiceLimits.TABLE_CAPACITY_UNITS_MAX,
                ServiceLimits.TABLE_CAPACITY_UNITS_MAX));
    }
}
