package dev.millrace.protocol.operation;

/** Deletes a table. */
public final class DeleteTableContract {
    /** What DeleteTable asks for. */
    public record Request(String tableName) {}

    /** What DeleteTable answers. */
    public record Response(TableDescription tableDescription) {}
}
