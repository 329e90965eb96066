package dev.millrace.streams.shard;

import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.operation.StreamStatus;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.streams.log.SequenceNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
        List<Birth> roots = new ArrayList<>();
        for (int index = 0; index < rootCount; index++) {
            roots.add(new Birth(null, HashRange.ALL.part(index, rootCount)));
        }
        return empty.withShards(List.of(), roots, 0, now);
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

    /** What the stream is said to be: being turned on and off may take a while, though it is in force at once. */
    public StreamStatus status(Instant now, Duration transition) {
        Instant changed = disabled == null ? created : disabled;
        // Before the change the clock stands only if it was set back since: then nothing is under way.
        if (now.isBefore(changed) || !now.isBefore(changed.plus(transition))) {
            return status;
        }
        return disabled == null ? StreamStatus.ENABLING : StreamStatus.DISABLING;
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
     * This stream with some of its open shards closed and each replaced by {@code childCount} children: one is a
     * rotation, two a split. The parents end at ordinal 0 of the commit that writes this, the children begin at 1, 2 and
     * so on. The same stream if no open shard is meant.
     */
    public StreamTopology replace(Predicate<Shard> parents, int childCount, Instant now) {
        List<Shard> kept = new ArrayList<>();
        List<Birth> children = new ArrayList<>();
        for (Shard shard : shards) {
            if (shard.isOpen() && parents.test(shard)) {
                kept.add(shard.close(SequenceNumber.MIN, now));
                for (int index = 0; index < childCount; index++) {
                    children.add(new Birth(shard.id(), shard.hashes().part(index, childCount)));
                }
            } else {
                kept.add(shard);
            }
        }
        return children.isEmpty() ? this : withShards(closedNoLaterThanTheirChildren(kept), children, 1, now);
    }

    /**
     * A shard goes no later than its children, or the list would show a closed shard without any. Only after the clock
     * was set back was a child closed before its parent, by the times they have.
     */
    private static List<Shard> closedNoLaterThanTheirChildren(List<Shard> shards) {
        Map<String, Instant> firstClosed = new HashMap<>();
        List<Shard> adjusted = new ArrayList<>(shards);
        for (int index = shards.size() - 1; index >= 0; index--) {
            Shard shard = shards.get(index);
            Instant ofChildren = firstClosed.get(shard.id());
            if (ofChildren != null) {
                shard = shard.closedNoLaterThan(ofChildren);
                adjusted.set(index, shard);
            }
            Instant closed = shard.closed();
            String parentId = shard.parentId();
            if (closed != null && parentId != null) {
                firstClosed.merge(parentId, closed, (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return adjusted;
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

    /** This stream with the next shard's index raised: those below were given in a state that is no more. */
    StreamTopology withShardCount(int count) {
        return withShards(shards, newestShardMillis, count);
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

    private StreamTopology withShards(List<Shard> kept, List<Birth> births, int ordinal, Instant now) {
        List<Shard> all = new ArrayList<>(kept);
        long millis = newestShardMillis;
        int index = shardCount;
        for (Birth birth : births) {
            // Ids sort by creation time, and clients page by them, so the time in an id always rises.
            millis = Math.max(now.toEpochMilli(), millis + 1);
            SequenceNumber start = new SequenceNumber(0, ordinal + index - shardCount);
            String id = ShardIds.make(arn, index, millis);
            all.add(new Shard(streamId, index, id, birth.parentId, birth.hashes, start, null, now, null));
            index++;
        }
        return withShards(all, millis, index);
    }

    /** A shard to be opened. */
    private record Birth(@Nullable String parentId, HashRange hashes) {}
}
