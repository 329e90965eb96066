package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.JsonWriter;

/** Writes the description of a stream (source: streams.md A5). */
final class StreamDescriptionJson {
    private StreamDescriptionJson() {}

    static void write(StreamDescription stream, JsonWriter out) {
        out.beginObject();
        out.name("StreamArn").value(stream.streamArn());
        out.name("StreamLabel").value(stream.streamLabel());
        AnswerJson.constant("StreamStatus", stream.streamStatus(), out);
        AnswerJson.constant("StreamViewType", stream.streamViewType(), out);
        AnswerJson.time("CreationRequestDateTime", stream.creationRequestDateTime(), out);
        out.name("TableName").value(stream.tableName());
        IndexDescriptionJson.keySchema(stream.keySchema(), out);
        out.name("Shards").beginArray();
        for (ShardDescription shard : stream.shards()) {
            write(shard, out);
        }
        out.endArray();
        AnswerJson.text("LastEvaluatedShardId", stream.lastEvaluatedShardId(), out);
        out.endObject();
    }

    private static void write(ShardDescription shard, JsonWriter out) {
        out.beginObject();
        out.name("ShardId").value(shard.shardId());
        SequenceNumberRange range = shard.sequenceNumberRange();
        out.name("SequenceNumberRange").beginObject();
        out.name("StartingSequenceNumber").value(range.startingSequenceNumber());
        AnswerJson.text("EndingSequenceNumber", range.endingSequenceNumber(), out);
        out.endObject();
        AnswerJson.text("ParentShardId", shard.parentShardId(), out);
        out.endObject();
    }
}
