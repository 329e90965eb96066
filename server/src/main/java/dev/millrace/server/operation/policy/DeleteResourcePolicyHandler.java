package dev.millrace.server.operation.policy;

import dev.millrace.protocol.operation.DeleteResourcePolicyContract.Request;
import dev.millrace.protocol.operation.DeleteResourcePolicyContract.Response;
import dev.millrace.protocol.operation.ResourceArn;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.ResourcePolicy;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Takes a policy away; where there is none, nothing happens (source: service model). */
public final class DeleteResourcePolicyHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        ResourceArn resource = ResourceArn.ofTableOrStream(request.resourceArn());
        PolicyResources.require(resource, context);
        AtomicReference<@Nullable ResourcePolicy> removed = new AtomicReference<>();
        context.namespace()
                .tables()
                .configure(
                        resource.tableName(),
                        (table, streams) -> {
                            ResourcePolicy before = PolicyResources.find(table, resource);
                            PolicyResources.requireRevision(resource, request.expectedRevisionId(), before);
                            removed.set(before);
                            return PolicyResources.with(table, resource, null);
                        },
                        context.now());
        ResourcePolicy policy = removed.get();
        reply.answer(new Response(policy == null ? null : policy.revisionId()));
    }
}
