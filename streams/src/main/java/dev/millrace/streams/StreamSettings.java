package dev.millrace.streams;

import java.time.Duration;

/**
 * What a user may choose about streams; the defaults are AWS's, but for one shard where AWS may have several.
 *
 * @param retention how long a record is kept, and a stream after it was turned off
 * @param iteratorLifetime how long an iterator may be used
 * @param rootShards open shards of a new stream
 * @param rotationPeriod how long a shard stays open, zero for ever
 * @param transition how long a stream is ENABLING and DISABLING
 */
public record StreamSettings(
        Duration retention,
        Duration iteratorLifetime,
        RootShards rootShards,
        Duration rotationPeriod,
        Duration transition) {
    /** Shorter times are those of clients and disks, not of a stream. */
    public static final Duration PERIOD_MIN = Duration.ofSeconds(1);

    /** Generations of shards that are kept at most: a description that lists more is of no use to anyone. */
    public static final int GENERATION_COUNT_MAX = 10_000;

    /** 24 hours, 15 minutes, one shard, a new one every four hours, no time for transitions. */
    public static final StreamSettings DEFAULT = new StreamSettings(
            Duration.ofHours(24), Duration.ofMinutes(15), RootShards.of(1), Duration.ofHours(4), Duration.ZERO);

    public StreamSettings {
        if (retention.compareTo(PERIOD_MIN) < 0 || iteratorLifetime.isNegative() || transition.isNegative()) {
            throw new IllegalArgumentException(
                    "stream settings out of range: " + retention + ", " + iteratorLifetime + ", " + transition);
        }
        if (!rotationPeriod.isZero()
                && (rotationPeriod.compareTo(PERIOD_MIN) < 0
                        || rotationPeriod.multipliedBy(GENERATION_COUNT_MAX).compareTo(retention) < 0)) {
            throw new IllegalArgumentException("a shard is open for at least " + PERIOD_MIN + " and 1/"
                    + GENERATION_COUNT_MAX + " of the retention of " + retention + ", not " + rotationPeriod);
        }
    }

    /** Whether shards are rotated at all. */
    public boolean rotates() {
        return !rotationPeriod.isZero();
    }

    /** The same with another retention. */
    public StreamSettings withRetention(Duration value) {
        return new StreamSettings(value, iteratorLifetime, rootShards, rotationPeriod, transition);
    }

    /** The same with another life of iterators. */
    public StreamSettings withIteratorLifetime(Duration value) {
        return new StreamSettings(retention, value, rootShards, rotationPeriod, transition);
    }

    /** The same with other shards to begin with. */
    public StreamSettings withRootShards(RootShards value) {
        return new StreamSettings(retention, iteratorLifetime, value, rotationPeriod, transition);
    }

    /** The same with another rotation, zero for none. */
    public StreamSettings withRotation(Duration value) {
        return new StreamSettings(retention, iteratorLifetime, rootShards, value, transition);
    }

    /** The same with streams that take their time to be on and off. */
    public StreamSettings withTransition(Duration value) {
        return new StreamSettings(retention, iteratorLifetime, rootShards, rotationPeriod, value);
    }
}
