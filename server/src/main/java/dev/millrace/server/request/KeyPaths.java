package dev.millrace.server.request;

import dev.millrace.protocol.error.KeyConditionErrors;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.storage.table.IndexDefinition;
import dev.millrace.storage.table.TableDefinition;
import java.util.List;

/** Paths of filters and projections that reach below a key attribute, where nothing can be (source: expressions.md 5.4). */
public final class KeyPaths {
    private KeyPaths() {}

    /**
     * Checks that no path reaches below a key of the table or of any of its indexes, whichever is read.
     *
     * @throws dev.millrace.protocol.error.ApiException naming the first such attribute
     */
    public static void requireScalarKeys(TableDefinition table, List<DocumentPath> paths) {
        for (DocumentPath path : paths) {
            if (path.length() == 1) {
                continue;
            }
            if (table.keySchema().contains(path.attribute())) {
                throw KeyConditionErrors.pathBelowKey(path.attribute());
            }
            for (IndexDefinition index : table.indexes()) {
                if (index.keySchema().contains(path.attribute())) {
                    throw KeyConditionErrors.pathBelowIndexKey(path.attribute());
                }
            }
        }
    }
}
