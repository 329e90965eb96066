package dev.millrace.server.operation.table;

import dev.millrace.protocol.model.KeySchema;
import dev.millrace.storage.table.IndexDefinition;
import dev.millrace.storage.table.TableDefinition;

/** Which key of a table, its own or an index's, uses an attribute. */
final class KeyUses {
    private KeyUses() {}

    static boolean isUsed(TableDefinition table, String attribute) {
        if (table.keySchema().contains(attribute)) {
            return true;
        }
        for (IndexDefinition index : table.indexes()) {
            if (index.keySchema().contains(attribute)) {
                return true;
            }
        }
        return false;
    }

    /** The first key that uses an attribute, the table's own before those of indexes. */
    static KeySchema schemaWith(TableDefinition table, String attribute) {
        for (IndexDefinition index : table.indexes()) {
            if (!table.keySchema().contains(attribute) && index.keySchema().contains(attribute)) {
                return index.keySchema();
            }
        }
        return table.keySchema();
    }
}
