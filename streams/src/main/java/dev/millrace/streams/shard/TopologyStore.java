package dev.millrace.streams.shard;

import dev.millrace.storage.key.KeyRange;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.Space;
import dev.millrace.storage.kv.Transaction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The stored topologies, and those remembered of them. Thread-safe.
 *
 * <table>
 *   <caption>Keys, behind the topology prefix</caption>
 *   <tr><th>key</th><th>value</th></tr>
 *   <tr><td>{@code G}, stream id (8)</td><td>format byte; guarded, written with each change of the topology</td></tr>
 *   <tr><td>{@code V}, stream id (8), commit stamp (8), ordinal (2)</td><td>the topology; its own stamp stands in its key,
 *   for the numbers in it that have none. One per stream: each change deletes the one before</td></tr>
 *   <tr><td>{@code A}, stream ARN</td><td>stream id (8)</td></tr>
 *   <tr><td>{@code L}, table name</td><td>the label last given to a stream of this table name, in milliseconds (8);
 *   never deleted</td></tr>
 * </table>
 */
public final class TopologyStore {
    private static final byte GUARD = 'G';
    private static final byte VERSION = 'V';
    private static final byte ARN = 'A';
    private static final byte LABEL = 'L';
    private static final byte FORMAT = 1;
    private static final byte[] ID_SEQUENCE = idSequence();

    private final OrderedStore store;
    private final Map<Long, Remembered> remembered = new ConcurrentHashMap<>();

    /** The topologies in {@code store}. */
    public TopologyStore(OrderedStore store) {
        this.store = store;
    }

    /** A topology with the stamp that writes routed by it declare. */
    public record Remembered(StreamTopology topology, long guardStamp) {
        /** Declares that the transaction was routed by this topology. */
        public void guard(Transaction transaction) {
            transaction.guard(guardKey(topology.streamId()), guardStamp);
        }
    }

    /** A recent topology to route writes by, or null if there is no such stream. */
    public @Nullable Remembered recent(long streamId) {
        Remembered known = remembered.get(streamId);
        return known != null ? known : store.read(view -> current(view, streamId));
    }

    /** Forgets what {@link #recent} gave. */
    public void forget(long streamId) {
        remembered.remove(streamId);
    }

    /**
     * The topology of a committed state, or null if there is no such stream. Decodes only what is not remembered; not to
     * be used within transactions, whose state may never come to be.
     */
    public @Nullable Remembered current(ReadView view, long streamId) {
        long stamp = view.guardStamp(guardKey(streamId));
        Remembered known = remembered.get(streamId);
        if (known != null && known.guardStamp() == stamp) {
            return known;
        }
        Versioned version = load(view, streamId);
        if (version == null) {
            remembered.remove(streamId);
            return null;
        }
        Remembered loaded = new Remembered(version.topology(), stamp);
        remembered.merge(streamId, loaded, (old, fresh) -> fresh.guardStamp() > old.guardStamp() ? fresh : old);
        return loaded;
    }

    /** The id of the stream with this ARN, or null. */
    public @Nullable Long findId(ReadView view, String arn) {
        byte[] value = view.get(arnKey(arn));
        return value == null ? null : (Long) ByteBuffer.wrap(value).getLong();
    }

    /** The ids of all streams, in order of creation. */
    public List<Long> ids(ReadView view) {
        List<Long> ids = new ArrayList<>();
        KeyRange all = KeyRange.ofPrefix(key(GUARD, 0).array());
        view.scan(all.from(), all.to(), false, (key, value) -> {
            ids.add(ByteBuffer.wrap(key, 2, Long.BYTES).getLong());
            return true;
        });
        return ids;
    }

    /** An id that no stream ever had. */
    public long nextId(Transaction transaction) {
        byte[] last = transaction.get(ID_SEQUENCE.clone());
        long next = last == null ? 1 : ByteBuffer.wrap(last).getLong() + 1;
        transaction.put(ID_SEQUENCE.clone(), longValue(next));
        return next;
    }

    /** A label for a table name that is above all it ever had, and not before {@code nowMillis}. */
    public long nextLabelMillis(Transaction transaction, String tableName, long nowMillis) {
        byte[] name = tableName.getBytes(StandardCharsets.UTF_8);
        byte[] key = key(LABEL, name.length).put(name).array();
        byte[] last = transaction.get(key);
        long label = last == null
                ? nowMillis
                : Math.max(nowMillis, ByteBuffer.wrap(last).getLong() + 1);
        transaction.put(key, longValue(label));
        return label;
    }

    /** Forgets the labels of all table names: the next ones may be any. For a store that drops everything. */
    public void removeLabels(Transaction transaction) {
        KeyRange labels = KeyRange.ofPrefix(key(LABEL, 0).array());
        transaction.deleteRange(labels.from(), labels.to());
    }

    /**
     * Keeps a restore from giving ids a second time: those of streams, the labels of ARNs, the indexes of shards.
     *
     * @param left the state that is left
     * @param restored the one that takes its place
     */
    public void carryOver(ReadView left, Transaction restored) {
        raise(left.get(ID_SEQUENCE.clone()), restored, ID_SEQUENCE.clone());
        KeyRange labels = KeyRange.ofPrefix(key(LABEL, 0).array());
        left.scan(labels.from(), labels.to(), false, (key, label) -> {
            raise(label, restored, key);
            return true;
        });
        for (long streamId : ids(restored)) {
            Versioned before = load(left, streamId);
            Versioned after = load(restored, streamId);
            if (before != null
                    && after != null
                    && before.topology().shardCount() > after.topology().shardCount()) {
                StreamTopology raised =
                        after.topology().withShardCount(before.topology().shardCount());
                // Under the same key: it is the same version, and all its numbers are complete.
                restored.put(after.key(), TopologyCodec.encode(raised));
            }
        }
    }

    private static void raise(byte @Nullable [] left, Transaction restored, byte[] key) {
        byte[] present = restored.get(key);
        long highest = left == null ? 0 : ByteBuffer.wrap(left).getLong();
        if (highest > (present == null ? 0 : ByteBuffer.wrap(present).getLong())) {
            restored.put(key, longValue(highest));
        }
    }

    /** Forgets all that {@link #recent} gave. */
    public void forgetAll() {
        remembered.clear();
    }

    /** Writes a new stream. */
    public void insert(Transaction transaction, StreamTopology topology) {
        transaction.put(arnKey(topology.arn().text()), longValue(topology.streamId()));
        write(transaction, topology);
    }

    /** Changes a stream; false if there is none, or {@code change} returned what it was given. */
    public boolean update(Transaction transaction, long streamId, UnaryOperator<StreamTopology> change) {
        Versioned before = load(transaction, streamId);
        if (before == null) {
            return false;
        }
        StreamTopology after = change.apply(before.topology());
        if (after.equals(before.topology())) {
            return false;
        }
        transaction.delete(before.key());
        write(transaction, after);
        return true;
    }

    /** Removes a stream; its records and horizons are not touched. */
    public void remove(Transaction transaction, StreamTopology topology) {
        Versioned version = load(transaction, topology.streamId());
        if (version != null) {
            transaction.delete(version.key());
            transaction.delete(arnKey(topology.arn().text()));
            transaction.deleteGuarded(guardKey(topology.streamId()));
        }
    }

    private static void write(Transaction transaction, StreamTopology topology) {
        transaction.putGuarded(guardKey(topology.streamId()), new byte[] {FORMAT});
        transaction.putStamped(versionPrefix(topology.streamId()), new byte[0], TopologyCodec.encode(topology));
    }

    private static @Nullable Versioned load(ReadView view, long streamId) {
        KeyRange versions = KeyRange.ofPrefix(versionPrefix(streamId));
        Versioned[] newest = new Versioned[1];
        view.scan(versions.from(), versions.to(), true, (key, value) -> {
            long stamp = ByteBuffer.wrap(key, 2 + Long.BYTES, Long.BYTES).getLong();
            newest[0] = new Versioned(key, TopologyCodec.decode(value).resolve(stamp));
            return false;
        });
        return newest[0];
    }

    private static byte[] guardKey(long streamId) {
        return key(GUARD, Long.BYTES).putLong(streamId).array();
    }

    private static byte[] versionPrefix(long streamId) {
        return key(VERSION, Long.BYTES).putLong(streamId).array();
    }

    private static byte[] arnKey(String arn) {
        byte[] text = arn.getBytes(StandardCharsets.UTF_8);
        return key(ARN, text.length).put(text).array();
    }

    private static ByteBuffer key(byte kind, int restSize) {
        return ByteBuffer.allocate(2 + restSize).put(Space.TOPOLOGY.prefix()).put(kind);
    }

    private static byte[] longValue(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] idSequence() {
        byte[] name = "stream-id".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + name.length)
                .put(Space.STORE.prefix())
                .put(name)
                .array();
    }

    /** A stored topology with its key, all numbers in it complete. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Versioned(byte[] key, StreamTopology topology) {}
}
