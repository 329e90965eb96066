package dev.millrace.streams.shard;

import dev.millrace.streams.log.SequenceNumber;
import dev.millrace.streams.log.ShardLog;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One shard of a stream: the changes of a range of partition keys, over a stretch of commits.
 *
 * <p>A number whose stamp is 0 stands for the commit that writes this topology, whose stamp is not known before; the
 * topology's store puts the stamp in when it reads.
 *
 * @param index 0-based, in order of creation, never reused within the stream
 * @param id rises with the index, and tells the time of creation
 * @param parentId null for a root; the parent may be gone
 * @param start not above the shard's first record
 * @param end above the shard's last record; null while the shard is open
 * @param opened when it was opened; roots of one stream, and children of one commit, share it
 * @param closed when it was closed, not before it was opened; null while it is open
 */
public record Shard(
        long streamId,
        int index,
        String id,
        @Nullable String parentId,
        HashRange hashes,
        SequenceNumber start,
        @Nullable SequenceNumber end,
        Instant opened,
        @Nullable Instant closed) {

    /** Whether changes are still added. */
    public boolean isOpen() {
        return end == null;
    }

    /** Whether the shard is closed and all it held has expired. */
    public boolean isExpired(Instant now, Duration retention) {
        return closed != null && !closed.plus(retention).isAfter(now);
    }

    /** The shard's records. */
    public ShardLog log() {
        return new ShardLog(streamId, index);
    }

    Shard close(SequenceNumber last, Instant now) {
        // A clock that was set back must not let records expire with their shard before their own time.
        Instant end = now.isBefore(opened) ? opened : now;
        return new Shard(streamId, index, id, parentId, hashes, start, last, opened, end);
    }

    /** This closed shard, as if it had been closed at a time that is not after {@code latest}. */
    Shard closedNoLaterThan(Instant latest) {
        return closed == null || !closed.isAfter(latest)
                ? this
                : new Shard(streamId, index, id, parentId, hashes, start, end, opened, latest);
    }

    /** Puts the stamp of the topology's own commit in place of 0. */
    Shard resolve(long stamp) {
        return new Shard(
                streamId,
                index,
                id,
                parentId,
                hashes,
                resolve(start, stamp),
                end == null ? null : resolve(end, stamp),
                opened,
                closed);
    }

    private static SequenceNumber resolve(SequenceNumber number, long stamp) {
        return number.stamp() == 0 ? new SequenceNumber(stamp, number.ordinal()) : number;
    }
}
