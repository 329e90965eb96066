package dev.millrace.protocol.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads stream records from a position on. */
public final class GetRecordsContract {
    /** What GetRecords asks for. */
    public record Request(String shardIterator, @Nullable Integer limit) {}

    /** What GetRecords answers. */
    public record Response(
            List<ChangeRecord> records, @Nullable String nextShardIterator) {
        public Response {
            records = List.copyOf(records);
        }
    }
}
