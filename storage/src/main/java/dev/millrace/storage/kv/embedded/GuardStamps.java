package dev.millrace.storage.kv.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stamp of the last write of each guarded key since the store was opened.
 *
 * <p>Kept in memory: plans do not outlive the process either. Written by the committing thread only, read by any.
 * Bounded: when there are too many keys, all are forgotten and a floor is raised to the newest stamp, at which each
 * key then counts as written. That makes plans stale that are not, and never the other way round.
 */
public final class GuardStamps {
    private static final int KEY_COUNT_MAX = 1 << 16;

    private final int keyCountMax;
    private volatile long floor;
    private final Map<KeyBytes, Long> stamps = new ConcurrentHashMap<>();

    public GuardStamps() {
        this(KEY_COUNT_MAX);
    }

    GuardStamps(int keyCountMax) {
        this.keyCountMax = keyCountMax;
    }

    /** The stamp of the last write of {@code key}, as the newest state has it. */
    public long newest(byte[] key) {
        Long stamp = stamps.get(new KeyBytes(key));
        // Read after the map: written() raises the floor before it drops keys, so a miss sees the raised one.
        return Math.max(stamp == null ? 0 : stamp, floor);
    }

    /**
     * The stamp of the last write of {@code key}, for a reader whose state is as of {@code viewStamp}. A key written
     * since then gets the reader's own stamp: older than that write, so that a plan made from the old value is stale.
     */
    public long seenAt(byte[] key, long viewStamp) {
        return Math.min(newest(key), viewStamp);
    }

    /** Records a write of each key there is, and of those that come. */
    public void allWritten(long stamp) {
        floor = stamp;
        stamps.clear();
    }

    /** Records a write; only ever raises, so it is also right for a commit with unknown outcome. */
    void written(byte[] key, long stamp) {
        if (stamps.size() >= keyCountMax) {
            floor = stamp;
            stamps.clear();
        }
        stamps.put(new KeyBytes(key), stamp);
    }
}
