package dev.millrace.storage.kv;

/**
 * The key spaces; the first byte of every key is its space's prefix. Engines may map spaces to column families.
 *
 * <p>The layout of each space is drawn as a table in docs/architecture.md.
 */
public enum Space {
    /** Facts about the store itself: format number, iterator secret, id sequences. */
    STORE(0x01),
    /** Table definitions by name; guarded. */
    CATALOGUE(0x02),
    /** Items by table, hash and key. */
    ITEMS(0x03),
    /** Index entries. */
    INDEX(0x04),
    /** Stream records by stream, shard and commit stamp. */
    STREAM(0x05),
    /** Streams with their shards and lineage; guarded. */
    TOPOLOGY(0x06),
    /** Items that expire, by time. */
    TTL(0x07),
    /** Idempotency tokens of transactions. */
    TOKEN(0x08),
    /** Counters such as a table's item count. */
    COUNTER(0x09),
    /** Triggers and how far they have come. */
    TRIGGER(0x0A);

    private final byte prefix;

    Space(int prefix) {
        this.prefix = (byte) prefix;
    }

    /** The first byte of every key of this space. */
    public byte prefix() {
        return prefix;
    }
}
