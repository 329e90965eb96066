package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.Space;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;

/**
 * The column families. Few, because each has write buffers of its own; more than one, because stream records are
 * written once and trimmed from the front, while items are overwritten.
 *
 * <table>
 *   <caption>Which space lies where</caption>
 *   <tr><th>family</th><th>spaces</th></tr>
 *   <tr><td>default</td><td>STORE, CATALOGUE, TOPOLOGY, TTL, TOKEN, COUNTER, TRIGGER</td></tr>
 *   <tr><td>items</td><td>ITEMS, INDEX</td></tr>
 *   <tr><td>stream</td><td>STREAM</td></tr>
 * </table>
 */
enum Family {
    REST("default", 8),
    ITEMS("items", 16),
    STREAM("stream", 16);

    private static final Space[] SPACES = Space.values();

    private final String familyName;
    private final int writeBufferMib;

    Family(String familyName, int writeBufferMib) {
        this.familyName = familyName;
        this.writeBufferMib = writeBufferMib;
    }

    byte[] nameBytes() {
        return familyName.getBytes(StandardCharsets.US_ASCII);
    }

    ColumnFamilyOptions options(RocksEnvironment environment, CompressionType compression) {
        ColumnFamilyOptions options = new ColumnFamilyOptions()
                .setTableFormatConfig(environment.tableFormat())
                .setCompressionType(compression)
                .setWriteBufferSize((long) writeBufferMib << 20)
                // Small, so that many small stores share one budget of write buffers without filling it when idle.
                .setArenaBlockSize(64L << 10);
        if (this == STREAM) {
            // Trimming deletes ranges. A few make no difference to readers, many in one write buffer do; and files that
            // hold only what was trimmed are compacted away within the retention time, read or not.
            options.setMemtableMaxRangeDeletions(256).setTtl(TimeUnit.HOURS.toSeconds(12));
        }
        return options;
    }

    /** The family that holds a key; unknown spaces lie with the rest. */
    static Family of(byte[] key) {
        return key.length == 0 ? REST : ofPrefix(key[0]);
    }

    private static Family ofPrefix(byte prefix) {
        int index = prefix - 1;
        return index < 0 || index >= SPACES.length ? REST : of(SPACES[index]);
    }

    private static Family of(Space space) {
        return switch (space) {
            case ITEMS, INDEX -> ITEMS;
            case STREAM -> STREAM;
            case STORE, CATALOGUE, TOPOLOGY, TTL, TOKEN, COUNTER, TRIGGER -> REST;
        };
    }
}
