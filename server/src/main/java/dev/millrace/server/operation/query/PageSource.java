package dev.millrace.server.operation.query;

import dev.millrace.protocol.error.QueryErrors;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.operation.PageRequest;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.storage.table.IndexDefinition;
import dev.millrace.storage.table.IndexProjection;
import dev.millrace.storage.table.IndexState;
import dev.millrace.storage.table.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a Query or Scan reads: a table or one of its indexes.
 *
 * @param index null to read the table
 */
record PageSource(TableDefinition table, @Nullable IndexDefinition index) {
    /**
     * Finds table and index; the table's absence is reported before the index's (recorded on AWS).
     *
     * @throws dev.millrace.protocol.error.ApiException if one is missing, or the index cannot be read in this way
     */
    static PageSource find(PageRequest request, CallContext context) {
        TableDefinition table = context.namespace().tables().require(TableReference.name(request.tableName()));
        String indexName = request.indexName();
        if (indexName == null) {
            return new PageSource(table, null);
        }
        IndexDefinition index = table.findIndex(indexName).orElseThrow(() -> QueryErrors.indexNotFound(indexName));
        if (index.state() == IndexState.CREATING) {
            throw QueryErrors.indexBackfilling(indexName);
        }
        if (!index.isLocal() && Boolean.TRUE.equals(request.consistentRead())) {
            throw QueryErrors.consistentReadOfGlobalIndex();
        }
        return new PageSource(table, index);
    }

    /** The keys that order what is read. */
    KeySchema keySchema() {
        return index == null ? table.keySchema() : index.keySchema();
    }

    /** The index's name, or null. */
    @Nullable
    String indexName() {
        return index == null ? null : index.name();
    }

    /** The attributes that make the place of an item: the index's keys, then those of the table's that are left. */
    List<KeyAttribute> positionKeys() {
        List<KeyAttribute> keys = new ArrayList<>(keySchema().attributes());
        if (index != null) {
            for (KeyAttribute key : table.keySchema().attributes()) {
                if (!index.keySchema().contains(key.name())) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }

    /** Those of the names that what is read does not have, each once. */
    Set<String> notProjected(List<String> attributes) {
        Set<String> missing = new LinkedHashSet<>();
        if (index != null) {
            for (String attribute : attributes) {
                if (!IndexProjection.projects(table, index, attribute)) {
                    missing.add(attribute);
                }
            }
        }
        return missing;
    }
}
