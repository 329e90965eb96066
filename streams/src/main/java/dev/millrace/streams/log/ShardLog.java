package dev.millrace.streams.log;

import dev.millrace.storage.key.KeyRange;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.Space;
import dev.millrace.storage.kv.Transaction;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of one shard.
 *
 * <p>Key: stream prefix (1), stream id (8), shard index (4), commit stamp (8), ordinal (2), all big-endian. Beside it
 * the horizon, in the topology space: prefix (1), {@code H}, stream id (8), shard index (4); its value is the stamp (8)
 * and ordinal (4) of the last record that was trimmed.
 *
 * <p>Holds no state of its own; appending and trimming happen in transactions of the caller.
 */
public record ShardLog(long streamId, int shardIndex) {
    private static final int PREFIX_SIZE = 13;
    private static final byte HORIZON = 'H';

    /** Adds a record; the store gives it its number at commit. */
    public void append(Transaction transaction, LogRecord record) {
        transaction.putStamped(prefix(), new byte[0], record.encode());
    }

    /**
     * Reads records in order, without those that expired.
     *
     * @param from the smallest number to return
     * @param expiry records created then or earlier have expired, trimmed or not
     * @param countMax records to return at most, at least 1
     * @param sizeMax sum of the records' sizes at most, but always room for one record
     */
    public LogPage read(ReadView view, SequenceNumber from, Instant expiry, int countMax, long sizeMax) {
        Reader reader = new Reader(from, expiry.toEpochMilli(), countMax, sizeMax);
        view.scan(key(from), end(), false, reader);
        return reader.page();
    }

    /** The number of the last record that was trimmed, or null if none was. */
    public @Nullable SequenceNumber lastTrimmed(ReadView view) {
        byte[] value = view.get(horizonKey());
        if (value == null) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(value);
        return new SequenceNumber(in.getLong(), in.getInt());
    }

    /**
     * The last of the records at the beginning of the log that were all created at {@code expiry} or earlier, or null.
     *
     * @param countMax records to look at; where there are more, the last of these
     */
    public @Nullable SequenceNumber lastExpired(ReadView view, Instant expiry, int countMax) {
        Expiry walk = new Expiry(expiry.toEpochMilli(), countMax);
        view.scan(start(view), end(), false, walk);
        return walk.last;
    }

    /** The clock time of the oldest record, or null if the log is empty. */
    public @Nullable Instant oldest(ReadView view) {
        Instant[] oldest = new Instant[1];
        view.scan(start(view), end(), false, (key, value) -> {
            oldest[0] = Instant.ofEpochMilli(LogRecord.createdMillis(value));
            return false;
        });
        return oldest[0];
    }

    /**
     * Counts the records that have not expired.
     *
     * @param from the smallest number to count
     * @param expiry records created then or earlier have expired
     * @param countMax where there are more, they are not counted
     */
    public Backlog backlog(ReadView view, SequenceNumber from, Instant expiry, int countMax) {
        long expiryMillis = expiry.toEpochMilli();
        int[] count = new int[1];
        Instant[] oldest = new Instant[1];
        view.scan(key(from), end(), false, (key, value) -> {
            long created = LogRecord.createdMillis(value);
            if (created > expiryMillis) {
                oldest[0] = oldest[0] == null ? Instant.ofEpochMilli(created) : oldest[0];
                count[0]++;
            }
            return count[0] < countMax;
        });
        return new Backlog(count[0], oldest[0]);
    }

    /** Removes the records up to {@code last} and moves the horizon there; the horizon never goes back. */
    public void trim(Transaction transaction, SequenceNumber last) {
        SequenceNumber before = lastTrimmed(transaction);
        if (before != null && before.compareTo(last) >= 0) {
            return;
        }
        // From where the last trimming ended: ranges that overlap pile up, and each read meets all of them.
        transaction.deleteRange(key(before == null ? SequenceNumber.MIN : before.next()), key(last.next()));
        transaction.put(
                horizonKey(),
                ByteBuffer.allocate(12)
                        .putLong(last.stamp())
                        .putInt(last.ordinal())
                        .array());
    }

    /** Removes everything there is of this shard. */
    public void remove(Transaction transaction) {
        KeyRange all = KeyRange.ofPrefix(prefix());
        transaction.deleteRange(all.from(), all.to());
        transaction.delete(horizonKey());
    }

    /** Lets the store give back the space of what was trimmed up to {@code last}. */
    public void reclaim(OrderedStore store, SequenceNumber last) {
        store.reclaim(prefix(), key(last.next()));
    }

    /** Lets the store give back all space of this shard, after {@link #remove}. */
    public void reclaim(OrderedStore store) {
        store.reclaim(prefix(), end());
    }

    /** Where a scan from the oldest record begins; seeks past what was deleted. */
    private byte[] start(ReadView view) {
        SequenceNumber trimmed = lastTrimmed(view);
        return key(trimmed == null ? SequenceNumber.MIN : trimmed.next());
    }

    private byte[] prefix() {
        return ByteBuffer.allocate(PREFIX_SIZE)
                .put(Space.STREAM.prefix())
                .putLong(streamId)
                .putInt(shardIndex)
                .array();
    }

    private byte[] end() {
        return KeyRange.ofPrefix(prefix()).to();
    }

    /** The key of a number. Ordinals that no record can bear sort behind all of the commit's. */
    private byte[] key(SequenceNumber number) {
        boolean beyond = number.ordinal() > 0xFFFF && number.stamp() < Long.MAX_VALUE;
        return ByteBuffer.allocate(PREFIX_SIZE + Long.BYTES + Short.BYTES)
                .put(Space.STREAM.prefix())
                .putLong(streamId)
                .putInt(shardIndex)
                .putLong(beyond ? number.stamp() + 1 : number.stamp())
                .putShort((short) (beyond ? 0 : Math.min(number.ordinal(), 0xFFFF)))
                .array();
    }

    private static SequenceNumber number(byte[] key) {
        ByteBuffer in = ByteBuffer.wrap(key, PREFIX_SIZE, Long.BYTES + Short.BYTES);
        return new SequenceNumber(in.getLong(), in.getShort() & 0xFFFF);
    }

    private byte[] horizonKey() {
        return ByteBuffer.allocate(14)
                .put(Space.TOPOLOGY.prefix())
                .put(HORIZON)
                .putLong(streamId)
                .putInt(shardIndex)
                .array();
    }

    /**
     * Records that wait for a reader.
     *
     * @param oldest when the first of them was created; null if there is none
     */
    public record Backlog(int recordCount, @Nullable Instant oldest) {}

    /** Collects a page. */
    private static final class Reader implements ReadView.EntryVisitor {
        private final List<LogEntry> entries = new ArrayList<>();
        private final long expiryMillis;
        private final int countMax;
        private final long sizeMax;
        private SequenceNumber next;
        private long size;
        private boolean drained = true;

        Reader(SequenceNumber from, long expiryMillis, int countMax, long sizeMax) {
            this.next = from;
            this.expiryMillis = expiryMillis;
            this.countMax = countMax;
            this.sizeMax = sizeMax;
        }

        @Override
        public boolean visit(byte[] key, byte[] value) {
            SequenceNumber number = number(key);
            if (LogRecord.createdMillis(value) <= expiryMillis) {
                next = number.next();
                return true;
            }
            // One record is looked at beyond a full page, to know whether the shard is drained.
            if (entries.size() == countMax) {
                drained = false;
                return false;
            }
            LogRecord record = LogRecord.decode(value);
            if (!entries.isEmpty() && size + record.sizeBytes() > sizeMax) {
                drained = false;
                return false;
            }
            size += record.sizeBytes();
            entries.add(new LogEntry(number, record));
            next = number.next();
            return true;
        }

        LogPage page() {
            return new LogPage(entries, next, drained);
        }
    }

    /** Walks over expired records. */
    private static final class Expiry implements ReadView.EntryVisitor {
        private final long expiryMillis;
        private int countLeft;
        private @Nullable SequenceNumber last;

        Expiry(long expiryMillis, int countMax) {
            this.expiryMillis = expiryMillis;
            this.countLeft = countMax;
        }

        @Override
        public boolean visit(byte[] key, byte[] value) {
            if (LogRecord.createdMillis(value) > expiryMillis) {
                return false;
            }
            last = number(key);
            countLeft--;
            return countLeft > 0;
        }
    }
}
