package dev.millrace.storage.kv.embedded;

import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.StoreLimits;
import dev.millrace.storage.kv.Transaction;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of an engine that runs them one after the other: its stamp is known from the start, though spent only
 * if it writes. Used by one thread; refuses use after its function has ended.
 */
public final class EmbeddedTransaction implements Transaction {
    private static final int ORDINAL_MAX = 0xFFFF;

    private final ReadView before;
    private final long commitStamp;
    private final GuardStamps guards;
    private final StoreLimits limits;
    private final PendingWrites writes = new PendingWrites();
    private final List<byte[]> guardedKeys = new ArrayList<>(0);
    private @Nullable Map<KeyBytes, Long> deltas;
    private long sizeBytes;
    private int ordinalNext;
    private boolean guardStale;
    private boolean countersDeleted;
    private boolean ended;

    /**
     * Begins a transaction.
     *
     * @param before the newest state, not yet durable commits included
     * @param commitStamp the stamp it gets if it writes
     */
    public EmbeddedTransaction(ReadView before, long commitStamp, GuardStamps guards, StoreLimits limits) {
        this.before = before;
        this.commitStamp = commitStamp;
        this.guards = guards;
        this.limits = limits;
    }

    @Override
    public long stamp() {
        return open().stamp();
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return open().get(key);
    }

    @Override
    public void scan(byte[] from, byte[] to, boolean reverse, EntryVisitor visitor) {
        open().scan(from, to, reverse, visitor);
    }

    @Override
    public long guardStamp(byte[] key) {
        return open().guardStamp(key);
    }

    @Override
    public long counter(byte[] key) {
        return open().counter(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        requireOpen();
        requireFits(key, value);
        if (Counters.isCounter(key)) {
            throw new IllegalArgumentException("counters are only added to and deleted");
        }
        writes.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        requireOpen();
        requireFits(key);
        countersDeleted |= Counters.isCounter(key);
        writes.delete(key);
    }

    @Override
    public void deleteRange(byte[] from, byte[] to) {
        requireOpen();
        requireFits(from);
        requireFits(to);
        if (ByteOrder.compare(from, to) < 0) {
            countersDeleted |= Counters.areIn(from, to);
            writes.deleteRange(from, to);
        }
    }

    @Override
    public void add(byte[] counterKey, long delta) {
        requireOpen();
        requireFits(counterKey);
        if (!Counters.isCounter(counterKey)) {
            throw new IllegalArgumentException("a counter's key lies in the counters' space");
        }
        if (deltas == null) {
            deltas = new LinkedHashMap<>();
        }
        deltas.merge(new KeyBytes(counterKey), delta, Long::sum);
    }

    @Override
    public int putStamped(byte[] keyBefore, byte[] keyAfter, byte[] value) {
        requireOpen();
        if (ordinalNext > ORDINAL_MAX) {
            throw new IllegalArgumentException("one commit has at most " + (ORDINAL_MAX + 1) + " stamped writes");
        }
        byte[] key = ByteBuffer.allocate(keyBefore.length + Long.BYTES + Short.BYTES + keyAfter.length)
                .put(keyBefore)
                .putLong(commitStamp)
                .putShort((short) ordinalNext)
                .put(keyAfter)
                .array();
        requireFits(key, value);
        writes.put(key, value);
        return ordinalNext++;
    }

    @Override
    public void putGuarded(byte[] key, byte[] value) {
        put(key, value);
        guardedKeys.add(key);
    }

    @Override
    public void deleteGuarded(byte[] key) {
        delete(key);
        guardedKeys.add(key);
    }

    @Override
    public void guard(byte[] key, long stamp) {
        requireOpen();
        if (guards.newest(key) > stamp) {
            guardStale = true;
        }
    }

    /** The stamp this transaction gets if it writes. */
    public long commitStamp() {
        return commitStamp;
    }

    /** Ends the function's access. */
    public void end() {
        ended = true;
    }

    /** Whether a declared guard was written since; then nothing else about the transaction matters. */
    public boolean guardStale() {
        return guardStale;
    }

    /** Whether there is something to write. */
    public boolean writesAnything() {
        return !writes.isEmpty() || deltas != null;
    }

    /**
     * The writes, counters included as absolute values. To be called once, when nothing can come between any more.
     *
     * @param counters the newest value of each counter
     */
    public PendingWrites finish(CounterValues counters) {
        if (deltas != null) {
            for (Map.Entry<KeyBytes, Long> entry : deltas.entrySet()) {
                KeyBytes key = entry.getKey();
                long base = countersDeleted && writes.deletes(key.bytes()) ? 0 : counters.newest(key, before);
                long value = base + entry.getValue();
                entry.setValue(value);
                writes.put(key.bytes(), Counters.encode(value));
            }
        }
        return writes;
    }

    /** Tells guards and counters what was written. */
    public void publish(CounterValues counters) {
        publishGuards();
        if (countersDeleted) {
            counters.forget();
        }
        if (deltas != null) {
            deltas.forEach(counters::committed);
        }
    }

    /** Tells only the guards, which may err on the side of having been written. */
    public void publishGuards() {
        for (byte[] key : guardedKeys) {
            guards.written(key, commitStamp);
        }
    }

    private ReadView open() {
        requireOpen();
        return before;
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("a transaction is valid only inside the function it was handed to");
        }
    }

    private void requireFits(byte[] key, byte[] value) {
        if (value.length > limits.valueSizeMax()) {
            throw new IllegalArgumentException(
                    "a value of " + value.length + " bytes is over the limit of " + limits.valueSizeMax());
        }
        requireFits(key);
        requireFitsTransaction(value.length);
    }

    private void requireFits(byte[] key) {
        if (key.length > limits.keySizeMax()) {
            throw new IllegalArgumentException(
                    "a key of " + key.length + " bytes is over the limit of " + limits.keySizeMax());
        }
        requireFitsTransaction(key.length);
    }

    private void requireFitsTransaction(int more) {
        sizeBytes += more;
        if (sizeBytes > limits.transactionSizeMax()) {
            throw new IllegalArgumentException(
                    "a transaction of " + sizeBytes + " bytes is over the limit of " + limits.transactionSizeMax());
        }
    }
}
