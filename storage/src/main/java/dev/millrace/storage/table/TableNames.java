package dev.millrace.storage.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of table names in byte order.
 *
 * @param lastEvaluated the last name of the page if more follow, otherwise null
 */
public record TableNames(List<String> names, @Nullable String lastEvaluated) {
    public TableNames {
        names = List.copyOf(names);
    }
}
