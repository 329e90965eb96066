package dev.millrace.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * The key values of one item of a table, already checked against the table's key schema.
 *
 * @param range null on a table without a sort key
 */
public record PrimaryKey(AttributeValue hash, @Nullable AttributeValue range) {}
