package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.JsonWriter;

/** Writes a stream record as GetRecords answers it (source: streams.md C1). */
final class ChangeRecordJson {
    private ChangeRecordJson() {}

    static void write(ChangeRecord source, JsonWriter out) {
        out.beginObject();
        out.name("eventID").value(source.eventId());
        out.name("eventName").value(source.eventName().name());
        out.name("eventVersion").value(source.eventVersion());
        out.name("eventSource").value(source.eventSource());
        out.name("awsRegion").value(source.awsRegion());
        ChangeRecord.Change change = source.dynamodb();
        out.name("dynamodb").beginObject();
        // AWS sends whole seconds, rounded down.
        out.name("ApproximateCreationDateTime")
                .value(change.approximateCreationDateTime().getEpochSecond());
        AnswerJson.attributes("Keys", change.keys(), out);
        AnswerJson.attributes("NewImage", change.newImage(), out);
        AnswerJson.attributes("OldImage", change.oldImage(), out);
        out.name("SequenceNumber").value(change.sequenceNumber());
        out.name("SizeBytes").value(change.sizeBytes());
        AnswerJson.constant("StreamViewType", change.streamViewType(), out);
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
}
