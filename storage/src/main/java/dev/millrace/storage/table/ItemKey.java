package dev.millrace.storage.table;

import dev.millrace.protocol.model.PrimaryKey;

/**
 * One item of one table.
 *
 * @param table the definition that the request was checked against
 */
public record ItemKey(TableDefinition table, PrimaryKey key) {}
