package dev.millrace.streams;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What GetRecords found.
 *
 * @param nextIterator null when a closed shard is drained
 */
public record RecordsPage(
        List<StreamRecord> records, @Nullable String nextIterator) {
    public RecordsPage {
        records = List.copyOf(records);
    }
}
