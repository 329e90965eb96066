package dev.millrace.server.operation.stream;

import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.operation.DescribeStreamContract.Request;
import dev.millrace.protocol.operation.DescribeStreamContract.Response;
import dev.millrace.protocol.operation.ShardFilter;
import dev.millrace.protocol.operation.StreamChecks;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.streams.StreamService;

/** Describes a stream with a page of its shards, or with the children of one shard. */
public final class DescribeStreamHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        StreamChecks.check(request);
        int limit = request.limit() == null ? ServiceLimits.DESCRIBE_STREAM_COUNT_MAX : request.limit();
        StreamService streams = context.namespace().streams();
        ShardFilter filter = request.shardFilter();
        String parent = filter == null ? null : filter.shardId();
        reply.answer(new Response(
                parent == null
                        ? streams.describe(request.streamArn(), request.exclusiveStartShardId(), limit, context.now())
                        : streams.describeChildren(
                                request.streamArn(), parent, request.exclusiveStartShardId(), limit, context.now())));
    }
}
