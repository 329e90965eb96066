package dev.millrace.streams;

import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.streams.log.LogEntry;
import dev.millrace.streams.log.LogPage;
import dev.millrace.streams.log.SequenceNumber;
import dev.millrace.streams.log.ShardLog.Backlog;
import dev.millrace.streams.shard.Shard;
import dev.millrace.streams.shard.StreamTopology;
import dev.millrace.streams.shard.TopologyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads streams by positions, which unlike iterators never expire, for readers that keep their place in the store.
 * What was trimmed is passed over in silence. Thread-safe.
 */
public final class StreamReader {
    private final OrderedStore store;
    private final TopologyStore topologies;
    private final Duration retention;

    StreamReader(OrderedStore store, TopologyStore topologies, Duration retention) {
        this.store = store;
        this.topologies = topologies;
        this.retention = retention;
    }

    /** How long a record can be read. */
    public Duration retention() {
        return retention;
    }

    /** The stream as it is now. */
    public Look look(String streamArn, Instant now) {
        return store.read(view -> new Look(view.stamp(), find(view, streamArn, now)));
    }

    /** The stream in a committed state, or null if there is none or all of it has expired. */
    public @Nullable StreamTopology find(ReadView view, String streamArn, Instant now) {
        Long streamId = topologies.findId(view, streamArn);
        TopologyStore.Remembered stream = streamId == null ? null : topologies.current(view, streamId);
        return stream == null || stream.topology().isExpired(now, retention) ? null : stream.topology();
    }

    /** Whether there is such a stream, for transactions. */
    public boolean isThere(ReadView view, String streamArn) {
        return topologies.findId(view, streamArn) != null;
    }

    /**
     * Reads a shard's records in order.
     *
     * @param from the smallest number to return
     * @param countMax records at most, at least 1
     * @param sizeMax sum of their SizeBytes at most, but always room for one
     */
    public Page read(String streamArn, String shardId, SequenceNumber from, int countMax, long sizeMax, Instant now) {
        return store.read(view -> {
            StreamTopology topology = find(view, streamArn, now);
            Shard shard = topology == null ? null : topology.find(shardId);
            if (topology == null || shard == null) {
                return new Page(List.of(), from, view.stamp(), true, true);
            }
            LogPage page =
                    shard.log().read(view, untrimmed(view, shard, from), now.minus(retention), countMax, sizeMax);
            EventIds eventIds = new EventIds(streamArn, topology.streamId());
            String region = topology.arn().region();
            List<Positioned> records = new ArrayList<>(page.entries().size());
            for (LogEntry entry : page.entries()) {
                records.add(new Positioned(entry.number(), StreamRecord.of(topology, region, eventIds, entry)));
            }
            return new Page(records, page.next(), view.stamp(), page.drained(), page.drained() && !shard.isOpen());
        });
    }

    /**
     * What a shard holds from a number on; nothing if it is gone.
     *
     * @param countMax records to count at most
     */
    public Backlog backlog(String streamArn, String shardId, SequenceNumber from, int countMax, Instant now) {
        return store.read(view -> {
            StreamTopology topology = find(view, streamArn, now);
            Shard shard = topology == null ? null : topology.find(shardId);
            return shard == null
                    ? new Backlog(0, null)
                    : shard.log().backlog(view, untrimmed(view, shard, from), now.minus(retention), countMax);
        });
    }

    /** Seeks past what was trimmed, so that its remains are not scanned. */
    private static SequenceNumber untrimmed(ReadView view, Shard shard, SequenceNumber from) {
        SequenceNumber trimmed = shard.log().lastTrimmed(view);
        return trimmed != null && trimmed.compareTo(from) >= 0 ? trimmed.next() : from;
    }

    /**
     * A stream at a moment.
     *
     * @param stamp of the newest commit in the state that was read
     * @param topology null if there is no such stream
     */
    public record Look(long stamp, @Nullable StreamTopology topology) {}

    /** A record with its number. */
    public record Positioned(SequenceNumber number, StreamRecord record) {}

    /**
     * What a read found.
     *
     * @param next where to read on; not below where this read began
     * @param stamp of the newest commit in the state that was read
     * @param drained whether nothing follows in that state
     * @param ended whether nothing will ever follow, because the shard is closed or gone
     */
    public record Page(List<Positioned> records, SequenceNumber next, long stamp, boolean drained, boolean ended) {
        public Page {
            records = List.copyOf(records);
        }
    }
}
