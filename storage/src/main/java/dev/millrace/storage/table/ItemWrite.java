package dev.millrace.storage.table;

import dev.millrace.protocol.model.PrimaryKey;

/**
 * One write among several.
 *
 * @param table the definition that the request was checked against
 */
public record ItemWrite(TableDefinition table, PrimaryKey key, ItemMutation mutation) {}
