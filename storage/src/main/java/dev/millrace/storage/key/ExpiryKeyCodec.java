package dev.millrace.storage.key;

import dev.millrace.storage.kv.Space;
import java.nio.ByteBuffer;

/**
 * The keys under which items wait for their expiry.
 *
 * <table>
 *   <caption>The key of an entry</caption>
 *   <tr><th>part</th><th>bytes</th><th>content</th></tr>
 *   <tr><td>space</td><td>1</td><td>{@link Space#TTL}</td></tr>
 *   <tr><td>table id</td><td>8</td><td>as in the item's key; a key that ends here is of the table itself</td></tr>
 *   <tr><td>second</td><td>8</td><td>the first second since 1970 at which the item is expired, big-endian, not negative</td></tr>
 *   <tr><td>item</td><td></td><td>the item's key from its hash on, see {@link KeyCodec}</td></tr>
 * </table>
 *
 * <p>So the entries of a table sort by time, behind the table's own key. Stateless and thread-safe.
 */
public final class ExpiryKeyCodec {
    private static final int TABLE_SIZE = 1 + Long.BYTES;
    private static final int ENTRY_START_SIZE = TABLE_SIZE + Long.BYTES;

    private ExpiryKeyCodec() {}

    /** The key of a table whose items expire. */
    public static byte[] table(long tableId) {
        return ByteBuffer.allocate(TABLE_SIZE)
                .put(Space.TTL.prefix())
                .putLong(tableId)
                .array();
    }

    /** A table's own key and its entries. */
    public static KeyRange tableRange(long tableId) {
        return KeyRange.ofPrefix(table(tableId));
    }

    /** All tables with an id above this one, and their entries. */
    public static KeyRange tablesAfter(long tableId) {
        return new KeyRange(table(tableId + 1), new byte[] {(byte) (Space.TTL.prefix() + 1)});
    }

    /** The entry of an item that is expired from {@code second} on. */
    public static byte[] entry(byte[] itemKey, long second) {
        return ByteBuffer.allocate(itemKey.length + Long.BYTES)
                .put(Space.TTL.prefix())
                .put(itemKey, 1, Long.BYTES)
                .putLong(second)
                .put(itemKey, TABLE_SIZE, itemKey.length - TABLE_SIZE)
                .array();
    }

    /** The entries of a table from one second to another, both included. */
    public static KeyRange entries(long tableId, long firstSecond, long lastSecond) {
        return new KeyRange(entryStart(tableId, firstSecond), entryStart(tableId, lastSecond + 1));
    }

    /** The table id in the key of a table or entry. */
    public static long tableId(byte[] key) {
        return ByteBuffer.wrap(key).getLong(1);
    }

    /** The second in the key of an entry. */
    public static long second(byte[] entryKey) {
        return ByteBuffer.wrap(entryKey).getLong(TABLE_SIZE);
    }

    /** The key of the item that an entry is for. */
    public static byte[] itemKey(byte[] entryKey) {
        return ByteBuffer.allocate(entryKey.length - Long.BYTES)
                .put(Space.ITEMS.prefix())
                .put(entryKey, 1, Long.BYTES)
                .put(entryKey, ENTRY_START_SIZE, entryKey.length - ENTRY_START_SIZE)
                .array();
    }

    private static byte[] entryStart(long tableId, long second) {
        return ByteBuffer.allocate(ENTRY_START_SIZE)
                .put(Space.TTL.prefix())
                .putLong(tableId)
                .putLong(second)
                .array();
    }
}
