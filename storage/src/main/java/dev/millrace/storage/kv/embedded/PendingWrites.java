package dev.millrace.storage.kv.embedded;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one transaction. Ranges are deleted before all else, because they concern only what exists before the
 * transaction; the single writes follow in order, so that the last one of a key wins. Not thread-safe.
 */
public final class PendingWrites {
    private final List<byte[]> ranges = new ArrayList<>(0);
    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte @Nullable []> values = new ArrayList<>();

    public PendingWrites() {}

    public void put(byte[] key, byte[] value) {
        keys.add(key);
        values.add(value);
    }

    void delete(byte[] key) {
        keys.add(key);
        values.add(null);
    }

    void deleteRange(byte[] from, byte[] to) {
        ranges.add(from);
        ranges.add(to);
    }

    boolean isEmpty() {
        return keys.isEmpty() && ranges.isEmpty();
    }

    /** Whether the value of {@code key} from before the transaction is gone when its last write is applied. */
    boolean deletes(byte[] key) {
        for (int index = 0; index < ranges.size(); index += 2) {
            if (ByteOrder.contains(ranges.get(index), ranges.get(index + 1), key)) {
                return true;
            }
        }
        for (int index = keys.size() - 1; index >= 0; index--) {
            if (ByteOrder.compare(keys.get(index), key) == 0) {
                return values.get(index) == null;
            }
        }
        return false;
    }

    /** Hands all writes over, in the order in which they are to be applied. */
    public <X extends Exception> void applyTo(Target<X> target) throws X {
        for (int index = 0; index < ranges.size(); index += 2) {
            target.deleteRange(ranges.get(index), ranges.get(index + 1));
        }
        for (int index = 0; index < keys.size(); index++) {
            byte[] value = values.get(index);
            if (value == null) {
                target.delete(keys.get(index));
            } else {
                target.put(keys.get(index), value);
            }
        }
    }

    /**
     * What writes are applied to.
     *
     * @param <X> what it may throw
     */
    public interface Target<X extends Exception> {
        /** Writes a key. */
        void put(byte[] key, byte[] value) throws X;

        /** Deletes a key, present or not. */
        void delete(byte[] key) throws X;

        /** Deletes the keys with {@code from <= key < to}. */
        void deleteRange(byte[] from, byte[] to) throws X;
    }
}
