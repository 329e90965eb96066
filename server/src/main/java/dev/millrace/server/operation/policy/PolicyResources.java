package dev.millrace.server.operation.policy;

import dev.millrace.protocol.error.ResourceErrors;
import dev.millrace.protocol.error.StreamErrors;
import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.operation.ResourceArn;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.storage.table.ResourcePolicy;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TableStream;
import org.jspecify.annotations.Nullable;

/** The tables and streams that policies are of; a stream's policy is kept with its table. */
final class PolicyResources {
    /** The revision that is expected of a resource without policy (source: service model). */
    private static final String NO_POLICY = "NO_POLICY";

    private PolicyResources() {}

    /**
     * The table of a resource.
     *
     * @throws dev.millrace.protocol.error.ApiException ResourceNotFoundException if the table or stream does not exist
     */
    static TableDefinition require(ResourceArn resource, CallContext context) {
        TableDefinition table = context.namespace()
                .tables()
                .find(resource.tableName())
                .filter(known -> known.arn().equals(resource.tableArn()))
                .orElseThrow(() -> TableErrors.notFound(resource.tableName()));
        TableStream stream = table.latestStream();
        if (resource.streamLabel() != null && (stream == null || !stream.label().equals(resource.streamLabel()))) {
            throw StreamErrors.streamNotFound(resource.text());
        }
        return table;
    }

    /**
     * Checks the revision that a change expects.
     *
     * @throws dev.millrace.protocol.error.ApiException PolicyNotFoundException if it is another one
     */
    static void requireRevision(ResourceArn resource, @Nullable String expected, @Nullable ResourcePolicy present) {
        if (expected == null) {
            return;
        }
        if (expected.equals(NO_POLICY)) {
            if (present != null) {
                throw ResourceErrors.policyExists(resource.tableName(), present.revisionId());
            }
        } else if (present == null) {
            throw ResourceErrors.policyNotFound(resource.text());
        } else if (!present.revisionId().equals(expected)) {
            throw ResourceErrors.policyRevisionDiffers(expected, resource.tableName(), present.revisionId());
        }
    }

    static TableDefinition with(TableDefinition table, ResourceArn resource, @Nullable ResourcePolicy policy) {
        return table.toBuilder()
                .attachments(table.attachments().withPolicy(resource.text(), policy))
                .build();
    }

    static @Nullable ResourcePolicy find(TableDefinition table, ResourceArn resource) {
        return table.attachments().policies().get(resource.text());
    }
}
