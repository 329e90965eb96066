package dev.millrace.streams.shard;

import dev.millrace.protocol.operation.StreamStatus;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.table.StoredDocument;
import dev.millrace.storage.table.StoredKeySchema;
import dev.millrace.streams.log.SequenceNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Topologies as stored documents. A member once written keeps its name and meaning. */
final class TopologyCodec {
    private TopologyCodec() {}

    static byte[] encode(StreamTopology topology) {
        List<StoredDocument.Builder> shards = new ArrayList<>();
        for (Shard shard : topology.shards()) {
            shards.add(StoredDocument.builder()
                    .number("index", (long) shard.index())
                    .text("id", shard.id())
                    .text("parent", shard.parentId())
                    .number("hashFrom", shard.hashes().from())
                    .number("hashTo", shard.hashes().to())
                    .document("start", encodeNumber(shard.start()))
                    .document("end", encodeNumber(shard.end()))
                    .instant("opened", shard.opened())
                    .instant("closed", shard.closed()));
        }
        return StoredDocument.builder()
                .number("id", topology.streamId())
                .text("tableArn", topology.arn().tableArn())
                .text("label", topology.arn().label())
                .constant("viewType", topology.viewType())
                .constant("status", topology.status())
                .instant("created", topology.created())
                .instant("disabled", topology.disabled())
                .document("keySchema", StoredKeySchema.encode(topology.keySchema()))
                .number("newestShardMillis", topology.newestShardMillis())
                .number("shardCount", (long) topology.shardCount())
                .documents("shards", shards)
                .build()
                .encode();
    }

    static StreamTopology decode(byte[] value) {
        StoredDocument document = StoredDocument.decode(value);
        long streamId = document.number("id");
        List<Shard> shards = new ArrayList<>();
        for (StoredDocument shard : document.documents("shards")) {
            StoredDocument end = shard.find("end");
            Instant opened = shard.findInstant("opened");
            shards.add(new Shard(
                    streamId,
                    Math.toIntExact(shard.number("index")),
                    shard.text("id"),
                    shard.findText("parent"),
                    new HashRange(shard.number("hashFrom"), shard.number("hashTo")),
                    decodeNumber(Objects.requireNonNull(shard.find("start"), "start")),
                    end == null ? null : decodeNumber(end),
                    // Stores of the first version do not have it; the time in the id is as good but for milliseconds.
                    opened == null ? ShardIds.created(shard.text("id")) : opened,
                    shard.findInstant("closed")));
        }
        return new StreamTopology(
                streamId,
                new StreamArn(document.text("tableArn"), document.text("label")),
                document.constant("viewType", StreamViewType.class),
                document.constant("status", StreamStatus.class),
                document.instant("created"),
                document.findInstant("disabled"),
                StoredKeySchema.decode(Objects.requireNonNull(document.find("keySchema"), "keySchema")),
                document.number("newestShardMillis"),
                Math.toIntExact(document.number("shardCount")),
                shards);
    }

    private static StoredDocument.@Nullable Builder encodeNumber(@Nullable SequenceNumber number) {
        return number == null
                ? null
                : StoredDocument.builder().number("stamp", number.stamp()).number("ordinal", (long) number.ordinal());
    }

    private static SequenceNumber decodeNumber(StoredDocument document) {
        return new SequenceNumber(document.number("stamp"), Math.toIntExact(document.number("ordinal")));
    }
}
