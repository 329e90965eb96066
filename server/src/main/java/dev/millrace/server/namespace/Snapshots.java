package dev.millrace.server.namespace;

import dev.millrace.storage.clock.ClockPosition;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.StoreSnapshot;
import dev.millrace.storage.kv.StoreSnapshots;
import dev.millrace.storage.kv.Transaction;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Named states of a namespace: its tables with their items, streams with their records, tokens, and the clock. Faults are
 * not part of them. Thread-safe.
 *
 * <p>Going back is one commit, so each write lies wholly before it, and is gone, or wholly after. Numbers go on from the
 * highest ever given, and no id is given twice, so whoever holds an iterator, an ARN or a checkpoint from before neither
 * reads a record twice nor misses a new one.
 *
 * <p>The note kept with a state: format (1), second of the clock (8), nanosecond (4), whether it is frozen (1).
 */
public final class Snapshots {
    /** How many a namespace has at most. */
    public static final int COUNT_MAX = 100;

    private static final byte FORMAT = 1;
    private static final int NOTE_SIZE = 14;

    private final Namespace namespace;

    /** One change of everything at a time. Lock order: this, then the clock's, then the store's. */
    private final ReentrantLock changing;

    Snapshots(Namespace namespace, ReentrantLock changing) {
        this.namespace = namespace;
        this.changing = changing;
    }

    /**
     * Names the present state; an earlier one of that name is forgotten.
     *
     * @return empty if there is no room for another name
     * @throws StoreException if the engine failed
     */
    public Optional<NamedState> take(String name) {
        changing.lock();
        try {
            List<StoreSnapshot> taken = states().list();
            boolean known = taken.stream().anyMatch(state -> state.name().equals(name));
            if (!known && taken.size() >= COUNT_MAX) {
                return Optional.empty();
            }
            ClockPosition[] position = new ClockPosition[1];
            states().take(name, () -> {
                position[0] = namespace.clock().position();
                return encode(position[0]);
            });
            return Optional.of(new NamedState(name, position[0]));
        } finally {
            changing.unlock();
        }
    }

    /**
     * Goes back to a named state, or forward.
     *
     * @return empty if there is no such state
     * @throws StoreException if the engine failed; then everything is as it was
     */
    public Optional<NamedState> restore(String name) {
        changing.lock();
        try {
            // Before anything is changed, because a note that cannot be read refuses the restore.
            Optional<NamedState> known =
                    list().stream().filter(state -> state.name().equals(name)).findAny();
            if (known.isPresent()) {
                namespace.suspendTriggers();
                // No task of the clock may see one state and write to the other, nor run at the time of the other.
                namespace.clock().jump(() -> {
                    StoreSnapshot unused =
                            states().restore(name, this::carryOver).orElseThrow();
                    namespace.tables().forgetAll();
                    return known.get().clock();
                });
                namespace.takeUp();
            }
            return known;
        } catch (RuntimeException | Error failure) {
            namespace.resumeTriggers();
            throw failure;
        } finally {
            changing.unlock();
        }
    }

    /** The named states, in the order of their names. */
    public List<NamedState> list() {
        return states().list().stream()
                .map(state -> new NamedState(state.name(), decode(state)))
                .toList();
    }

    /** Forgets a named state; false if there is none. */
    public boolean drop(String name) {
        changing.lock();
        try {
            return states().drop(name);
        } finally {
            changing.unlock();
        }
    }

    private StoreSnapshots states() {
        return namespace.store().snapshots();
    }

    private void carryOver(ReadView left, Transaction restored) {
        namespace.tables().carryOver(left, restored);
        namespace.streams().carryOver(left, restored);
    }

    private static byte[] encode(ClockPosition position) {
        Instant instant = position.instant();
        return ByteBuffer.allocate(NOTE_SIZE)
                .put(FORMAT)
                .putLong(instant.getEpochSecond())
                .putInt(instant.getNano())
                .put((byte) (position.frozen() ? 1 : 0))
                .array();
    }

    private static ClockPosition decode(StoreSnapshot state) {
        ByteBuffer note = ByteBuffer.wrap(state.note());
        if (note.remaining() != NOTE_SIZE || note.get() != FORMAT) {
            throw new StoreException("The named state " + state.name() + " was taken by another version of Millrace.");
        }
        return new ClockPosition(Instant.ofEpochSecond(note.getLong(), note.getInt()), note.get() == 1);
    }
}
