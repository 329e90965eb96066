package dev.millrace.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads what the streams of the test's tables got: all shards, parents before children, from the beginning. A record is
 * handed out once. Thread-safe.
 */
public final class StreamReader {
    private static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(10);
    private static final Duration PERIOD = Duration.ofMillis(5);

    private final DynamoDbClient dynamoDb;
    private final DynamoDbStreamsClient streams;
    private final Map<String, Progress> progressByStream = new HashMap<>();

    StreamReader(DynamoDbClient dynamoDb, DynamoDbStreamsClient streams) {
        this.dynamoDb = dynamoDb;
        this.streams = streams;
    }

    /** As {@link #awaitRecords(String, int, Duration)}, for at most ten seconds. */
    public List<Record> awaitRecords(String table, int count) {
        return awaitRecords(table, count, TIMEOUT_DEFAULT);
    }

    /**
     * Waits until at least {@code count} records have come that this reader has not handed out yet, and returns all that
     * have come by then; records of one item in their order.
     *
     * @param timeout in real time, whatever the test's clock does
     * @throws AssertionError that shows what has come, if that is less in time
     * @throws IllegalStateException if the table has no stream
     */
    public synchronized List<Record> awaitRecords(String table, int count, Duration timeout) {
        long deadlineNanos = System.nanoTime() + timeout.toNanos();
        Progress progress = progressByStream.computeIfAbsent(streamOf(table), Progress::new);
        while (true) {
            read(progress);
            if (progress.unread.size() >= count) {
                List<Record> records = List.copyOf(progress.unread);
                progress.unread.clear();
                return records;
            }
            if (System.nanoTime() - deadlineNanos >= 0) {
                throw new AssertionError("The stream of " + table + " got " + progress.unread.size() + " of " + count
                        + " records within " + timeout + ": " + progress.unread);
            }
            LockSupport.parkNanos(PERIOD.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted while waiting for records of " + table);
            }
        }
    }

    /** The records that have come and that this reader has not handed out yet, without waiting. */
    public List<Record> records(String table) {
        return awaitRecords(table, 0, Duration.ZERO);
    }

    private String streamOf(String table) {
        String stream = dynamoDb.describeTable(request -> request.tableName(table))
                .table()
                .latestStreamArn();
        if (stream == null) {
            throw new IllegalStateException("Table " + table
                    + " has no stream; @Table(stream = ...), a StreamSpecification or UpdateTable gives it one.");
        }
        return stream;
    }

    /** AWS lists a shard behind its parent, so one pass reads a shard and then its children. */
    private void read(Progress progress) {
        for (Shard shard : shards(progress.stream)) {
            boolean parentUnfinished = shard.parentShardId() != null
                    && progress.known.contains(shard.parentShardId())
                    && !progress.finished.contains(shard.parentShardId());
            progress.known.add(shard.shardId());
            if (!parentUnfinished && !progress.finished.contains(shard.shardId())) {
                read(progress, shard.shardId());
            }
        }
    }

    private List<Shard> shards(String stream) {
        List<Shard> shards = new ArrayList<>();
        String last = null;
        do {
            String start = last;
            DescribeStreamResponse page =
                    streams.describeStream(request -> request.streamArn(stream).exclusiveStartShardId(start));
            shards.addAll(page.streamDescription().shards());
            last = page.streamDescription().lastEvaluatedShardId();
        } while (last != null);
        return shards;
    }

    private void read(Progress progress, String shardId) {
        String iterator = iterator(progress, shardId);
        while (iterator != null) {
            String here = iterator;
            GetRecordsResponse page = streams.getRecords(request -> request.shardIterator(here));
            for (Record record : page.records()) {
                progress.unread.add(record);
                progress.positions.put(shardId, record.dynamodb().sequenceNumber());
            }
            if (page.records().isEmpty() && page.nextShardIterator() != null) {
                return;
            }
            iterator = page.nextShardIterator();
        }
        progress.finished.add(shardId);
    }

    /** A position and not an iterator is kept: iterators expire, and the test may move the clock. */
    private @Nullable String iterator(Progress progress, String shardId) {
        String position = progress.positions.get(shardId);
        if (position != null) {
            try {
                return streams.getShardIterator(request -> request.streamArn(progress.stream)
                                .shardId(shardId)
                                .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .sequenceNumber(position))
                        .shardIterator();
            } catch (TrimmedDataAccessException expired) {
                // The clock went past the retention: what is left begins at the horizon.
            }
        }
        return streams.getShardIterator(request -> request.streamArn(progress.stream)
                        .shardId(shardId)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    /** How far one stream has been read. */
    private static final class Progress {
        private final String stream;
        private final Map<String, String> positions = new HashMap<>();
        private final Set<String> known = new HashSet<>();
        private final Set<String> finished = new HashSet<>();
        private final List<Record> unread = new ArrayList<>();

        Progress(String stream) {
            this.stream = stream;
        }
    }
}
