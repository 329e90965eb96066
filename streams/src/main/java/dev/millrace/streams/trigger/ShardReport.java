package dev.millrace.streams.trigger;

import org.jspecify.annotations.Nullable;

/**
 * How far a mapping has come in one shard.
 *
 * @param checkpoint the sequence number below which everything is handled; null if nothing is
 * @param lagRecords records from the checkpoint on, counted up to {@link #LAG_COUNT_MAX}
 * @param lagMillis age of the first of them, 0 if there is none
 * @param inFlight batches at the function now
 * @param retries how often the batch that is tried longest has failed, 0 if none has
 */
public record ShardReport(
        String shardId,
        Phase phase,
        @Nullable String checkpoint,
        long lagRecords,
        long lagMillis,
        int inFlight,
        int retries) {
    /** Counting further would cost more than it tells. */
    public static final int LAG_COUNT_MAX = 100_000;

    /** What a mapping does with a shard. */
    public enum Phase {
        /** A parent is not wholly handled. */
        WAITING,
        /** It is being read, or will be when the mapping is enabled. */
        ACTIVE,
        /** It is closed and wholly handled. */
        DONE
    }
}
