package dev.millrace.storage.kv.embedded;

import dev.millrace.storage.kv.StoreLimits;

/** The limits of the embedded engines. */
public final class EngineLimits {
    private static final int MIB = 1 << 20;

    /**
     * Room for the largest keys (an index over eight attributes and the table's keys, each byte escaped), for a stream
     * record with two images of 400 KB whose JSON is six times as long, and for a transaction that replaces 100 items.
     */
    public static final StoreLimits EMBEDDED = new StoreLimits(64 * 1024, 16 * MIB, 256L * MIB);

    private EngineLimits() {}
}
