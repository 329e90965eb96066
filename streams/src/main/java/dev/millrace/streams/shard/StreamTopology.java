package dev.millrace.streams.shard;

import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.operation.StreamStatus;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.streams.log.SequenceNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream with its shards. Immutable; each change makes a new one.
 *
 * @param streamId never reused
 * @param created when the stream was enabled
 * @param disabled when it was turned off or lost its table, null before
 * @param newestShardMillis the creation time in the newest shard's id
 * @param shardCount how many shards the stream ever had; the index of the next one
 * @param shards in order of creation; those whose records have all expired are gone
 */
public record StreamTopology(
        long streamId,
        StreamArn arn,
        StreamViewType viewType,
        StreamStatus status,
        Instant created,
        @Nullable Instant disabled,
        KeySchema keySchema,
        long newestShardMillis,
        int shardCount,
        List<Shard> shards) {
    public StreamTopology {
        shards = List.copyOf(shards);
    }

    /** A new stream with {@code rootCount} open shards, each owning an equal part of the hashes. */
    public static StreamTopology open(
            long streamId, StreamArn arn, StreamViewType viewType, KeySchema keySchema, int rootCount, Instant now) {
        StreamTopology empty = new StreamTopology(
                streamId, arn, viewType, StreamStatus.ENABLED, now, null, keySchema, 0, 0, List.of());
        List<HashRange> ranges = new ArrayList<>();
        for (int index = 0; index < rootCount; index++) {
            ranges.add(HashRange.ALL.part(index, rootCount));
        }
        return empty.withShards(List.of(), null, ranges, 0, now);
    }

    /** The open shard that owns a partition hash. */
    public Shard route(long partitionHash) {
        for (int index = shards.size() - 1; index >= 0; index--) {
            Shard shard = shards.get(index);
            if (shard.isOpen() && shard.hashes().contains(partitionHash)) {
                return shard;
            }
        }
        throw new IllegalStateException(
                "stream " + arn.text() + " has no open shard for hash " + Long.toUnsignedString(partitionHash));
    }

    /** The shard with this id, or null. */
    public @Nullable Shard find(String shardId) {
        for (Shard shard : shards) {
            if (shard.id().equals(shardId)) {
                return shard;
            }
        }
        return null;
    }

    /** Whether changes are captured. */
    public boolean isEnabled() {
        return status == StreamStatus.ENABLED;
    }

    /** Whether the stream was turned off so long ago that nothing of it is left. */
    public boolean isExpired(Instant now, Duration retention) {
        return disabled != null && !disabled.plus(retention).isAfter(now);
    }

    /** This stream turned off: all shards closed, without children. */
    public StreamTopology disable(Instant now) {
        List<Shard> closed = new ArrayList<>();
        for (Shard shard : shards) {
            closed.add(shard.isOpen() ? shard.close(SequenceNumber.MIN, now) : shard);
        }
        return new StreamTopology(
                streamId,
                arn,
                viewType,
                StreamStatus.DISABLED,
                created,
                now,
                keySchema,
                newestShardMillis,
                shardCount,
                closed);
    }

    /**
     * This stream with one open shard closed and replaced by {@code childCount} children: one is a rotation, two a split.
     * The parent ends at ordinal 0 of the commit that writes this, the children begin at 1, 2 and so on.
     *
     * @throws IllegalStateException if the shard is closed or missing
     */
    public StreamTopology replace(String shardId, int childCount, Instant now) {
        List<Shard> kept = new ArrayList<>();
        Shard parent = null;
        for (Shard shard : shards) {
            if (shard.id().equals(shardId) && shard.isOpen()) {
                parent = shard;
                kept.add(shard.close(SequenceNumber.MIN, now));
            } else {
                kept.add(shard);
            }
        }
        if (parent == null) {
            throw new IllegalStateException("no open shard " + shardId + " in stream " + arn.text());
        }
        List<HashRange> ranges = new ArrayList<>();
        for (int index = 0; index < childCount; index++) {
            ranges.add(parent.hashes().part(index, childCount));
        }
        return withShards(kept, parent.id(), ranges, 1, now);
    }

    /** This stream without the closed shards that have expired. */
    public StreamTopology withoutExpired(Instant now, Duration retention) {
        List<Shard> kept = new ArrayList<>();
        for (Shard shard : shards) {
            if (!shard.isExpired(now, retention)) {
                kept.add(shard);
            }
        }
        return withShards(kept, newestShardMillis, shardCount);
    }

    StreamTopology resolve(long stamp) {
        List<Shard> resolved = new ArrayList<>();
        for (Shard shard : shards) {
            resolved.add(shard.resolve(stamp));
        }
        return withShards(resolved, newestShardMillis, shardCount);
    }

    private StreamTopology withShards(List<Shard> newShards, long newNewestShardMillis, int newShardCount) {
        return new StreamTopology(
                streamId,
                arn,
                viewType,
                status,
                created,
                disabled,
                keySchema,
                newNewestShardMillis,
                newShardCount,
                newShards);
    }

    private StreamTopology withShards(
            List<Shard> kept, @Nullable String parentId, List<HashRange> ranges, int ordinal, Instant now) {
        List<Shard> all = new ArrayList<>(kept);
        long millis = newestShardMillis;
        int index = shardCount;
        for (HashRange range : ranges) {
            // Ids sort by creation time, and clients page by them, so the time in an id always rises.
            millis = Math.max(now.toEpochMilli(), millis + 1);
            SequenceNumber start = new SequenceNumber(0, ordinal + index - shardCount);
            all.add(new Shard(streamId, index, ShardIds.make(arn, index, millis), parentId, range, start, null, null));
            index++;
        }
        return withShards(all, millis, index);
    }
}
