package dev.millrace.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What went into the streams of a namespace and out of them since the start. Thread-safe. */
public final class StreamActivity {
    private final LongAdder written = new LongAdder();
    private final LongAdder read = new LongAdder();

    /** By ARN and shard id: when the record was written that was read last, of shards not read to their end. */
    private final Map<String, Map<String, Instant>> behind = new ConcurrentHashMap<>();

    StreamActivity() {}

    void written(int recordCount) {
        if (recordCount > 0) {
            written.add(recordCount);
        }
    }

    /**
     * Takes note of a page.
     *
     * @param last when its last record was written; null if it leads to the end of what there is
     */
    void read(String arn, String shardId, int recordCount, @Nullable Instant last) {
        read.add(recordCount);
        Map<String, Instant> shards = behind.computeIfAbsent(arn, unused -> new ConcurrentHashMap<>());
        if (last == null) {
            shards.remove(shardId);
        } else {
            shards.put(shardId, last);
        }
    }

    /** Records written. */
    public long writtenCount() {
        return written.sum();
    }

    /** Records read, as often as each was. */
    public long readCount() {
        return read.sum();
    }

    /** By ARN: the age of the record read last in the shard furthest behind; forgets streams that are gone. */
    Map<String, Duration> iteratorAges(Instant now, Predicate<String> exists) {
        behind.keySet().removeIf(exists.negate());
        Map<String, Duration> ages = new TreeMap<>();
        behind.forEach((arn, shards) -> {
            Duration age = Duration.ZERO;
            for (Instant last : shards.values()) {
                Duration own = Duration.between(last, now);
                age = own.compareTo(age) > 0 ? own : age;
            }
            ages.put(arn, age);
        });
        return ages;
    }
}
