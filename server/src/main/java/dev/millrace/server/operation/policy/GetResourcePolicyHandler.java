package dev.millrace.server.operation.policy;

import dev.millrace.protocol.error.ResourceErrors;
import dev.millrace.protocol.operation.GetResourcePolicyContract.Request;
import dev.millrace.protocol.operation.GetResourcePolicyContract.Response;
import dev.millrace.protocol.operation.ResourceArn;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.ResourcePolicy;
import dev.millrace.storage.table.TableDefinition;

/** Reads a policy as it was sent. */
public final class GetResourcePolicyHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        ResourceArn resource = ResourceArn.ofTableOrStream(request.resourceArn());
        TableDefinition table = PolicyResources.require(resource, context);
        ResourcePolicy policy = PolicyResources.find(table, resource);
        if (policy == null) {
            throw ResourceErrors.policyNotFound(resource.text());
        }
        reply.answer(new Response(policy.document(), policy.revisionId()));
    }
}
