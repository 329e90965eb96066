package dev.millrace.streams;

import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.StreamEventName;
import dev.millrace.protocol.operation.StreamViewType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change as readers get it. Its items hold their canonical JSON.
 *
 * @param eventId 32 lower-case hexadecimal digits
 * @param awsRegion the region in the stream's ARN
 * @param created clock time of the write, in milliseconds; clients are told whole seconds
 * @param sizeBytes keys and images present, by the item-size rule
 * @param byTimeToLive whether the time-to-live service removed the item
 */
public record StreamRecord(
        String eventId,
        StreamEventName eventName,
        String awsRegion,
        Instant created,
        String sequenceNumber,
        long sizeBytes,
        StreamViewType viewType,
        Item keys,
        @Nullable Item newImage,
        @Nullable Item oldImage,
        boolean byTimeToLive) {}
