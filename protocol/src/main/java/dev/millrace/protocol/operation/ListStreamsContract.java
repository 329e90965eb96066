package dev.millrace.protocol.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists streams. */
public final class ListStreamsContract {
    /** What ListStreams asks for. */
    public record Request(
            @Nullable String tableName,
            @Nullable Integer limit,
            @Nullable String exclusiveStartStreamArn) {}

    /** What ListStreams answers. */
    public record Response(
            List<StreamSummary> streams, @Nullable String lastEvaluatedStreamArn) {
        public Response {
            streams = List.copyOf(streams);
        }
    }
}
