package dev.millrace.streams;

import java.time.Duration;

/**
 * What a user may choose about streams; the defaults are AWS's.
 *
 * @param retention how long a record is kept, and a stream after it was turned off
 * @param iteratorLifetime how long an iterator may be used
 * @param rootShardCount open shards of a new stream
 */
public record StreamSettings(Duration retention, Duration iteratorLifetime, int rootShardCount) {
    /** 24 hours, 15 minutes, one shard. */
    public static final StreamSettings DEFAULT = new StreamSettings(Duration.ofHours(24), Duration.ofMinutes(15), 1);

    public StreamSettings {
        if (retention.isNegative() || retention.isZero() || iteratorLifetime.isNegative() || rootShardCount < 1) {
            throw new IllegalArgumentException(
                    "stream settings out of range: " + retention + ", " + iteratorLifetime + ", " + rootShardCount);
        }
    }
}
