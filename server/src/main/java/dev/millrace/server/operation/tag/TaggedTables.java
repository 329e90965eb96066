package dev.millrace.server.operation.tag;

import dev.millrace.protocol.error.ResourceErrors;
import dev.millrace.protocol.operation.ResourceArn;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.storage.table.TableDefinition;
import java.util.Optional;

/** Finds the tables that requests about tags name. */
final class TaggedTables {
    private TaggedTables() {}

    /**
     * The name of the table with this ARN.
     *
     * @throws dev.millrace.protocol.error.ApiException if the ARN is not of a table, or of none that exists
     */
    static String requireName(String arn, CallContext context) {
        ResourceArn resource = ResourceArn.ofTable(arn);
        return find(resource, context)
                .map(TableDefinition::name)
                .orElseThrow(() -> ResourceErrors.taggedResourceNotFound(arn));
    }

    /** The table with this very ARN. */
    static Optional<TableDefinition> find(ResourceArn resource, CallContext context) {
        return context.namespace()
                .tables()
                .find(resource.tableName())
                .filter(table -> table.arn().equals(resource.tableArn()));
    }
}
