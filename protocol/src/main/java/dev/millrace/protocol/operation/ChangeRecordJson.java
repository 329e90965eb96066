package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.json.JsonName;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.model.Item;
import org.jspecify.annotations.Nullable;

/** Writes a stream record as GetRecords answers it (source: streams.md C1). */
final class ChangeRecordJson {
    private static final JsonName EVENT_ID = JsonName.of("eventID");
    private static final JsonName EVENT_NAME = JsonName.of("eventName");
    private static final JsonName EVENT_VERSION = JsonName.of("eventVersion");
    private static final JsonName EVENT_SOURCE = JsonName.of("eventSource");
    private static final JsonName AWS_REGION = JsonName.of("awsRegion");
    private static final JsonName DYNAMODB = JsonName.of("dynamodb");
    private static final JsonName APPROXIMATE_CREATION_DATE_TIME = JsonName.of("ApproximateCreationDateTime");
    private static final JsonName KEYS = JsonName.of("Keys");
    private static final JsonName NEW_IMAGE = JsonName.of("NewImage");
    private static final JsonName OLD_IMAGE = JsonName.of("OldImage");
    private static final JsonName SEQUENCE_NUMBER = JsonName.of("SequenceNumber");
    private static final JsonName SIZE_BYTES = JsonName.of("SizeBytes");
    private static final JsonName STREAM_VIEW_TYPE = JsonName.of("StreamViewType");

    private ChangeRecordJson() {}

    static void write(ChangeRecord source, JsonWriter out) {
        out.beginObject();
        out.name(EVENT_ID).plain(source.eventId());
        out.name(EVENT_NAME).plain(source.eventName().name());
        out.name(EVENT_VERSION).value(source.eventVersion());
        out.name(EVENT_SOURCE).value(source.eventSource());
        out.name(AWS_REGION).value(source.awsRegion());
        ChangeRecord.Change change = source.dynamodb();
        out.name(DYNAMODB).beginObject();
        // AWS sends whole seconds, rounded down.
        out.name(APPROXIMATE_CREATION_DATE_TIME)
                .value(change.approximateCreationDateTime().getEpochSecond());
        item(KEYS, change.keys(), out);
        item(NEW_IMAGE, change.newImage(), out);
        item(OLD_IMAGE, change.oldImage(), out);
        out.name(SEQUENCE_NUMBER).plain(change.sequenceNumber());
        out.name(SIZE_BYTES).value(change.sizeBytes());
        out.name(STREAM_VIEW_TYPE).plain(change.streamViewType().name());
        out.endObject();
        ChangeRecord.Identity identity = source.userIdentity();
        if (identity != null) {
            out.name("userIdentity").beginObject();
            out.name("PrincipalId").value(identity.principalId());
            out.name("Type").value(identity.type());
            out.endObject();
        }
        out.endObject();
    }

    private static void item(JsonName name, @Nullable Item item, JsonWriter out) {
        if (item != null) {
            out.name(name);
            ItemJson.write(item, out);
        }
    }
}
