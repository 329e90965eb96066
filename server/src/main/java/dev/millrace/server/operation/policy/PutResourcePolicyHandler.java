package dev.millrace.server.operation.policy;

import dev.millrace.protocol.operation.PolicyChecks;
import dev.millrace.protocol.operation.PutResourcePolicyContract.Request;
import dev.millrace.protocol.operation.PutResourcePolicyContract.Response;
import dev.millrace.protocol.operation.ResourceArn;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.ResourcePolicy;
import dev.millrace.storage.table.TableDefinition;
import java.time.Instant;
import java.util.Objects;

/** Keeps a policy; the same one again keeps its revision (source: service model). */
public final class PutResourcePolicyHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        ResourceArn resource = ResourceArn.ofTableOrStream(request.resourceArn());
        PolicyChecks.check(request.policy());
        PolicyResources.require(resource, context);
        TableDefinition updated = context.namespace()
                .tables()
                .configure(
                        resource.tableName(),
                        (table, streams) -> changed(table, resource, request, context.now()),
                        context.now());
        ResourcePolicy policy = Objects.requireNonNull(PolicyResources.find(updated, resource));
        reply.answer(new Response(policy.revisionId()));
    }

    private static TableDefinition changed(TableDefinition table, ResourceArn resource, Request request, Instant now) {
        ResourcePolicy before = PolicyResources.find(table, resource);
        PolicyResources.requireRevision(resource, request.expectedRevisionId(), before);
        if (before != null && before.document().equals(request.policy())) {
            return table;
        }
        return PolicyResources.with(table, resource, ResourcePolicy.next(before, request.policy(), now));
    }
}
