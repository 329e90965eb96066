package dev.millrace.streams.trigger;

import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.lambda.EventPayload;
import dev.millrace.protocol.model.Item;
import dev.millrace.streams.StreamReader;
import dev.millrace.streams.log.SequenceNumber;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one lane of a shard: those of its records whose item belongs to the lane and that pass the filter, ahead of
 * what is handled by one batch and a page at most. Used within the mapping's mailbox only.
 */
final class LaneReader {
    private static final int PAGE_COUNT_MIN = 100;
    private static final int PAGE_COUNT_MAX = 1000;
    private static final long PAGE_SIZE_MAX = 1 << 20;
    /** Pages without a batch in them after which others have their turn. */
    private static final int PAGES_PER_TURN = 16;
    /** Brackets, and the members of a window but for its state. */
    private static final int ENVELOPE_SIZE = 1024;

    private final StreamReader streams;
    private final String streamArn;
    private final String shardId;
    private final RecordFilter filter;
    private final Tally tally;
    private final int lane;
    private final int laneCount;
    private final int batchCountMax;
    private final int batchSizeMax;

    private final Deque<ChangeEvent> events = new ArrayDeque<>();
    private long size;
    private SequenceNumber next;
    private long drainedStamp = -1;
    private boolean ended;
    private boolean filteredOut;

    /** @param from everything below is handled */
    LaneReader(
            StreamReader streams,
            EventSourceMapping mapping,
            String shardId,
            RecordFilter filter,
            Tally tally,
            int lane,
            SequenceNumber from) {
        MappingSettings settings = mapping.settings();
        this.streams = streams;
        this.streamArn = mapping.streamArn();
        this.shardId = shardId;
        this.filter = filter;
        this.tally = tally;
        this.lane = lane;
        this.laneCount = settings.parallelizationFactor();
        this.batchCountMax = settings.batchSize();
        this.batchSizeMax = EventPayload.SIZE_MAX
                - ENVELOPE_SIZE
                - (settings.tumblingWindow().isZero() ? 0 : TumblingWindow.STATE_SIZE_MAX);
        this.next = from;
    }

    /** Reads on until there is a full batch or nothing more; false if others should have their turn first. */
    boolean fill(Instant now) {
        for (int page = 0; page < PAGES_PER_TURN; page++) {
            if (isFull() || ended) {
                return true;
            }
            int wanted = Math.min(PAGE_COUNT_MAX, Math.max(PAGE_COUNT_MIN, batchCountMax - events.size()));
            StreamReader.Page found = streams.read(streamArn, shardId, next, wanted, PAGE_SIZE_MAX, now);
            for (StreamReader.Positioned positioned : found.records()) {
                take(positioned, now);
            }
            next = found.next();
            ended = found.ended();
            drainedStamp = found.drained() ? found.stamp() : -1;
            if (found.drained()) {
                return true;
            }
        }
        return isFull();
    }

    /** Whether a whole batch is there. */
    boolean isFull() {
        return events.size() >= batchCountMax || size + events.size() > batchSizeMax;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** Whether nothing more will ever come. */
    boolean isEnded() {
        return ended;
    }

    /** Whether everything up to a commit was read. */
    boolean hasSeen(long stamp) {
        return ended || drainedStamp >= stamp;
    }

    /** The oldest record that was not carved yet. */
    @Nullable
    ChangeEvent peek() {
        return events.peekFirst();
    }

    /** Whether a record of {@code time} or later is there, which ends what comes before it. */
    boolean reaches(Instant time) {
        for (ChangeEvent event : events) {
            if (!event.created().isBefore(time)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The next records for one invocation.
     *
     * @param before only those at the beginning that were created before; null for any
     */
    List<ChangeEvent> carve(@Nullable Instant before) {
        List<ChangeEvent> batch = new ArrayList<>();
        long batchSize = 0;
        while (batch.size() < batchCountMax) {
            ChangeEvent event = events.peekFirst();
            if (event == null
                    || (before != null && !event.created().isBefore(before))
                    || (!batch.isEmpty() && batchSize + event.json().length + 1 > batchSizeMax)) {
                break;
            }
            events.removeFirst();
            size -= event.json().length;
            batchSize += event.json().length + 1;
            batch.add(event);
        }
        return batch;
    }

    /** Everything below was carved or is not of this lane. */
    SequenceNumber position() {
        ChangeEvent first = events.peekFirst();
        return first == null ? next : first.number();
    }

    /** Whether records were filtered out since this was last asked. */
    boolean takeFilteredOut() {
        boolean was = filteredOut;
        filteredOut = false;
        return was;
    }

    private void take(StreamReader.Positioned positioned, Instant now) {
        if (laneCount > 1 && laneOf(positioned.record().keys(), laneCount) != lane) {
            return;
        }
        byte[] json = EventPayload.record(positioned.record().changeRecord(), streamArn);
        if (!filter.passes(json)) {
            filteredOut = true;
            tally.filtered();
            return;
        }
        events.addLast(new ChangeEvent(positioned.number(), positioned.record().created(), now, json));
        size += json.length;
    }

    /** The lane of an item: 64-bit FNV-1a of its key's canonical JSON, finished, modulo the number of lanes. */
    static int laneOf(Item keys, int laneCount) {
        long hash = 0xCBF29CE484222325L;
        for (byte unit : ItemJson.encode(keys)) {
            hash = (hash ^ (unit & 0xFF)) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        return (int) Long.remainderUnsigned(hash ^ (hash >>> 33), laneCount);
    }
}
