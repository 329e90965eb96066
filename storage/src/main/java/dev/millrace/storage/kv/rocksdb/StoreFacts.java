package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.Space;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.embedded.PendingWrites;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;

/**
 * What the engine keeps about the store itself: {@link Space#STORE}, a zero byte, a name.
 *
 * <table>
 *   <caption>Entries</caption>
 *   <tr><th>name</th><th>value</th></tr>
 *   <tr><td>{@code format}</td><td>the format number of all else, 4 bytes, big-endian</td></tr>
 *   <tr><td>{@code stamp}</td><td>the stamp below or at which stamps may have been given, 8 bytes, big-endian</td></tr>
 * </table>
 *
 * <p>Stamps are reserved in blocks, so that a commit costs no write for its stamp. Belongs to the committing thread.
 */
final class StoreFacts {
    /** The format this version reads and writes. */
    static final int FORMAT = 1;

    private static final long STAMP_BLOCK = 1L << 20;
    static final byte[] FORMAT_KEY = key("format");
    private static final byte[] STAMP_KEY = key("stamp");

    private long stampCeiling;
    private long stampCeilingNext;

    private StoreFacts(long stampCeiling) {
        this.stampCeiling = stampCeiling;
    }

    /** Reads the facts, or writes the first ones of a new store. */
    static StoreFacts read(RocksDatabase database, Path directory) {
        byte[] format = database.get(FORMAT_KEY);
        if (format == null) {
            requireEmpty(database, directory);
            PendingWrites first = new PendingWrites();
            first.put(
                    FORMAT_KEY,
                    ByteBuffer.allocate(Integer.BYTES).putInt(FORMAT).array());
            try {
                database.write(first, true);
            } catch (RocksDBException e) {
                throw RocksFailure.of(e);
            }
        } else {
            requireKnown(format, directory);
        }
        byte[] ceiling = database.get(STAMP_KEY);
        return new StoreFacts(ceiling == null ? 0 : ByteBuffer.wrap(ceiling).getLong());
    }

    /** Refuses a database whose data this version cannot read. */
    static void requireKnownFormat(RocksDatabase database, Path directory) {
        byte[] format = database.get(FORMAT_KEY);
        requireKnown(format == null ? new byte[0] : format, directory);
    }

    private static void requireKnown(byte[] format, Path directory) {
        if (format.length != Integer.BYTES || ByteBuffer.wrap(format).getInt() != FORMAT) {
            throw new StoreException("The data in " + directory + " has a format that this version does not know"
                    + (format.length == Integer.BYTES
                            ? " (" + ByteBuffer.wrap(format).getInt() + ")"
                            : "")
                    + ". It was written by another version of Millrace.");
        }
    }

    private static void requireEmpty(RocksDatabase database, Path directory) {
        database.scan(database.newest(), new byte[0], new byte[] {(byte) 0xFF}, false, (key, value) -> {
            throw new StoreException("The data directory " + directory + " holds a database that is not Millrace's.");
        });
    }

    /** No stamp above this was given yet. */
    long stampCeiling() {
        return stampCeiling;
    }

    /** Adds a reservation to the writes of the commit with this stamp, if it needs one. */
    boolean reserveStamp(long stamp, PendingWrites writes) {
        if (stamp <= stampCeiling) {
            return false;
        }
        stampCeilingNext = stamp + STAMP_BLOCK;
        writes.put(
                STAMP_KEY,
                ByteBuffer.allocate(Long.BYTES).putLong(stampCeilingNext).array());
        return true;
    }

    /** Adds all reservations so far to the writes of a commit on a database that may not have them; as above. */
    boolean carryStamps(long stamp, PendingWrites writes) {
        if (reserveStamp(stamp, writes)) {
            return true;
        }
        writes.put(
                STAMP_KEY, ByteBuffer.allocate(Long.BYTES).putLong(stampCeiling).array());
        return false;
    }

    /** The reservation is on the disk. */
    void stampsReserved() {
        stampCeiling = stampCeilingNext;
    }

    private static byte[] key(String name) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 + text.length)
                .put(Space.STORE.prefix())
                .put((byte) 0)
                .put(text)
                .array();
    }
}
