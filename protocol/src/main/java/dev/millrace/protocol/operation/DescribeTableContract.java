package dev.millrace.protocol.operation;

/** Describes a table. */
public final class DescribeTableContract {
    /** What DescribeTable asks for. */
    public record Request(String tableName) {}

    /** What DescribeTable answers. */
    public record Response(TableDescription table) {}
}
