package dev.millrace.server.operation.kinesis;

import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.operation.DescribeKinesisStreamingDestinationContract.Response;
import dev.millrace.protocol.operation.TableNameRequest;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;

/** Answers no destination, since the operation that enables one is not built. */
public final class DescribeKinesisStreamingDestinationHandler implements OperationHandler<TableNameRequest, Response> {
    @Override
    public void handle(TableNameRequest request, CallContext context, Reply<Response> reply) {
        String name = TableReference.name(request.tableName());
        if (context.namespace().tables().find(name).isEmpty()) {
            throw TableErrors.notFound(name);
        }
        reply.answer(new Response(name));
    }
}
