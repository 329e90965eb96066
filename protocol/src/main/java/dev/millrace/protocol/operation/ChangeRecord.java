package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stream record as GetRecords answers it (source: streams.md C1). */
public record ChangeRecord(
        String eventId,
        StreamEventName eventName,
        String eventVersion,
        String eventSource,
        String awsRegion,
        Change dynamodb,
        @Nullable Identity userIdentity) {
    /**
     * What changed.
     *
     * @param approximateCreationDateTime sent in whole seconds, rounded down
     */
    public record Change(
            Instant approximateCreationDateTime,
            Item keys,
            @Nullable Item newImage,
            @Nullable Item oldImage,
            String sequenceNumber,
            long sizeBytes,
            StreamViewType streamViewType) {}

    /** Who changed it; only the time-to-live service is named. */
    public record Identity(String principalId, String type) {}
}
