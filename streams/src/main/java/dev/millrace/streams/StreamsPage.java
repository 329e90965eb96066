package dev.millrace.streams;

import dev.millrace.protocol.operation.StreamSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of streams, newest first.
 *
 * @param lastEvaluatedArn the last ARN of the page if more follow, otherwise null
 */
public record StreamsPage(
        List<StreamSummary> streams, @Nullable String lastEvaluatedArn) {
    public StreamsPage {
        streams = List.copyOf(streams);
    }
}
