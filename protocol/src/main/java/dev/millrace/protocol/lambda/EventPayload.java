package dev.millrace.protocol.lambda;

import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.ChangeRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a function is sent: records in the form and member order of AWS (source: streams.md F4, recorded; F8). */
public final class EventPayload {
    /** Bytes of the largest payload of an invocation (source: streams.md F3; Lambda's quota is 6 MB). */
    public static final int SIZE_MAX = 6 * 1024 * 1024;

    /** The object that state begins with. */
    public static final String EMPTY_STATE = "{}";

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private EventPayload() {}

    /**
     * One record.
     *
     * @param streamArn member {@code eventSourceARN}
     */
    public static byte[] record(ChangeRecord source, String streamArn) {
        ChangeRecord.Change change = source.dynamodb();
        JsonWriter out = new JsonWriter();
        out.beginObject();
        out.name("eventID").value(source.eventId());
        out.name("eventName").value(source.eventName().name());
        out.name("eventVersion").value(source.eventVersion());
        out.name("eventSource").value(source.eventSource());
        out.name("awsRegion").value(source.awsRegion());
        out.name("dynamodb").beginObject();
        // Whole seconds with a decimal, as Lambda's serializer writes a floating point number.
        out.name("ApproximateCreationDateTime")
                .decimal((double) change.approximateCreationDateTime().getEpochSecond());
        item("Keys", change.keys(), out);
        item("NewImage", change.newImage(), out);
        item("OldImage", change.oldImage(), out);
        out.name("SequenceNumber").value(change.sequenceNumber());
        out.name("SizeBytes").value(change.sizeBytes());
        out.name("StreamViewType").value(change.streamViewType().name());
        out.endObject();
        ChangeRecord.Identity identity = source.userIdentity();
        if (identity != null) {
            // Unlike GetRecords, in lower camel case (source: streams.md A6); its place among the members is inferred.
            out.name("userIdentity").beginObject();
            out.name("principalId").value(identity.principalId());
            out.name("type").value(identity.type());
            out.endObject();
        }
        out.name("eventSourceARN").value(streamArn);
        return out.endObject().toByteArray();
    }

    /** A payload of finished records. */
    public static byte[] of(List<byte[]> records) {
        JsonWriter out = new JsonWriter(size(records));
        out.beginObject();
        records(records, out);
        return out.endObject().toByteArray();
    }

    /** A payload of finished records within a tumbling window. */
    public static byte[] of(List<byte[]> records, Window window) {
        JsonWriter out = new JsonWriter(size(records) + window.state.length + 512);
        out.beginObject();
        records(records, out);
        out.name("window").beginObject();
        out.name("start").value(SECONDS.format(window.start));
        out.name("end").value(SECONDS.format(window.end));
        out.endObject();
        out.name("state").raw(window.state);
        out.name("shardId").value(window.shardId);
        out.name("eventSourceARN").value(window.streamArn);
        out.name("isFinalInvokeForWindow").value(window.isFinal);
        out.name("isWindowTerminatedEarly").value(window.isTerminatedEarly);
        return out.endObject().toByteArray();
    }

    /** The state of a window that has just begun. */
    public static byte[] emptyState() {
        return EMPTY_STATE.getBytes(StandardCharsets.US_ASCII);
    }

    static void records(List<byte[]> records, JsonWriter out) {
        out.name("Records").beginArray();
        for (byte[] one : records) {
            out.raw(one);
        }
        out.endArray();
    }

    private static int size(List<byte[]> records) {
        int size = 32;
        for (byte[] one : records) {
            size += one.length + 1;
        }
        return size;
    }

    private static void item(String name, @Nullable Item item, JsonWriter out) {
        if (item != null) {
            ItemJson.write(item, out.name(name));
        }
    }

    /**
     * The tumbling window of an invocation.
     *
     * @param state a JSON object, what the function returned last
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Window(
            Instant start,
            Instant end,
            byte[] state,
            String shardId,
            String streamArn,
            boolean isFinal,
            boolean isTerminatedEarly) {}
}
