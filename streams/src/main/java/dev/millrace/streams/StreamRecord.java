package dev.millrace.streams;

import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.ChangeRecord;
import dev.millrace.protocol.operation.StreamEventName;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.table.WriteContext.Actor;
import dev.millrace.streams.log.LogEntry;
import dev.millrace.streams.log.LogRecord;
import dev.millrace.streams.shard.StreamTopology;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        boolean byTimeToLive) {
    private static final ChangeRecord.Identity TIME_TO_LIVE =
            new ChangeRecord.Identity("dynamodb.amazonaws.com", "Service");

    static StreamRecord of(StreamTopology topology, String region, EventIds eventIds, LogEntry entry) {
        LogRecord record = entry.record();
        return new StreamRecord(
                eventIds.of(entry.number()),
                record.event(),
                region,
                record.created(),
                entry.number().text(),
                record.sizeBytes(),
                topology.viewType(),
                record.keys(),
                record.newImage(),
                record.oldImage(),
                record.actor() == Actor.TTL_SERVICE);
    }

    /** This record in the form in which it is answered and sent. */
    public ChangeRecord changeRecord() {
        return new ChangeRecord(
                eventId,
                eventName,
                "1.1",
                "aws:dynamodb",
                awsRegion,
                new ChangeRecord.Change(
                        // AWS tells whole seconds, rounded down (source: streams.md C1).
                        created.truncatedTo(ChronoUnit.SECONDS),
                        keys,
                        newImage,
                        oldImage,
                        sequenceNumber,
                        sizeBytes,
                        viewType),
                byTimeToLive ? TIME_TO_LIVE : null);
    }
}
