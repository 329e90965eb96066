package dev.millrace.protocol.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the tables in byte order of their names. */
public final class ListTablesContract {
    /** What ListTables asks for. */
    public record Request(
            @Nullable String exclusiveStartTableName,
            @Nullable Integer limit) {}

    /** What ListTables answers. */
    public record Response(
            List<String> tableNames, @Nullable String lastEvaluatedTableName) {
        public Response {
            tableNames = List.copyOf(tableNames);
        }
    }
}
