package dev.millrace.storage.kv.embedded;

import dev.millrace.storage.kv.ReadView;
import java.util.HashMap;
import java.util.Map;

/**
 * The newest values of counters in use, so that adding to one reads nothing. Loaded on first use, dropped when in
 * doubt. Belongs to the committing thread; not thread-safe.
 */
public final class CounterValues {
    private static final int KEY_COUNT_MAX = 1 << 16;

    private final Map<KeyBytes, Long> newest = new HashMap<>();

    public CounterValues() {}

    long newest(KeyBytes key, ReadView newestState) {
        Long known = newest.get(key);
        return known == null ? newestState.counter(key.bytes()) : known;
    }

    void committed(KeyBytes key, long value) {
        if (newest.size() >= KEY_COUNT_MAX) {
            newest.clear();
        }
        newest.put(key, value);
    }

    /** Forgets all values: what is stored may differ from what was committed here. */
    public void forget() {
        newest.clear();
    }
}
