package dev.millrace.protocol.operation;

/**
 * A request about a table that has no other member.
 *
 * @param tableName the table's name, also where the request has its ARN
 */
public record TableNameRequest(String tableName) {}
