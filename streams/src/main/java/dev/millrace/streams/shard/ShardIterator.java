package dev.millrace.streams.shard;

import dev.millrace.streams.log.SequenceNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A position in a shard.
 *
 * @param position the smallest number to read; null for the oldest record there is when the iterator is used
 * @param issued when it was given out
 */
public record ShardIterator(
        String streamArn,
        long streamId,
        String shardId,
        @Nullable SequenceNumber position,
        Instant issued) {}
