package dev.millrace.storage.key;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.storage.kv.Space;
import java.util.List;

/**
 * The keys of index entries, as bytes that sort as DynamoDB sorts an index.
 *
 * <table>
 *   <caption>The key of an index entry</caption>
 *   <tr><th>part</th><th>bytes</th><th>content</th></tr>
 *   <tr><td>space</td><td>1</td><td>{@link Space#INDEX}</td></tr>
 *   <tr><td>table id</td><td>8</td><td>big-endian, never reused</td></tr>
 *   <tr><td>index id</td><td>4</td><td>big-endian, from 1, never reused within the table</td></tr>
 *   <tr><td>hash</td><td>8</td><td>the first 8 bytes of the MD5 of all partition key parts together</td></tr>
 *   <tr><td>index key</td><td></td><td>up to four partition key parts, then up to four sort key parts</td></tr>
 *   <tr><td>table key</td><td></td><td>the table's partition key part, and its sort key part if it has one</td></tr>
 * </table>
 *
 * <p>The parts have the form that they have in item keys. Table keys that are index keys too stand in both places: the
 * last parts alone say which item an entry is of. Index id 0 is no index: below it lies what a table keeps about its
 * indexes and item collections.
 *
 * <table>
 *   <caption>What lies below index id 0</caption>
 *   <tr><th>part</th><th>bytes</th><th>content</th></tr>
 *   <tr><td>kind 01</td><td>1 + 4</td><td>how far the backfill of the index with this id came: the last item's key</td></tr>
 *   <tr><td>kind 02</td><td>1 + part</td><td>size in bytes of the item collection with this partition key</td></tr>
 * </table>
 *
 * <p>Stateless and thread-safe.
 */
public final class IndexKeyCodec {
    private static final int BOOKKEEPING_ID = 0;
    private static final byte BACKFILL_POSITION = 1;
    private static final byte COLLECTION_SIZE = 2;
    private static final int INDEX_PREFIX_SIZE = 1 + Long.BYTES + Integer.BYTES;
    private static final int KEY_SIZE_EXPECTED = 96;

    private IndexKeyCodec() {}

    /**
     * The key of an entry.
     *
     * @param hash the values of the index's partition key attributes, in the order of its schema
     * @param range the values of its sort key attributes, likewise
     * @param tableKey the item that the entry is of
     */
    public static byte[] entryKey(
            long tableId, int indexId, List<AttributeValue> hash, List<AttributeValue> range, PrimaryKey tableKey) {
        KeyWriter writer = partition(tableId, indexId, hash);
        for (AttributeValue value : range) {
            writer.value(value);
        }
        writer.value(tableKey.hash());
        if (tableKey.range() != null) {
            writer.value(tableKey.range());
        }
        return writer.toByteArray();
    }

    /** What the keys of all entries with these partition key values begin with. */
    public static byte[] partitionPrefix(long tableId, int indexId, List<AttributeValue> hash) {
        return partition(tableId, indexId, hash).toByteArray();
    }

    /** What the keys of all entries of an index begin with. */
    public static byte[] indexPrefix(long tableId, int indexId) {
        return index(tableId, indexId, INDEX_PREFIX_SIZE).toByteArray();
    }

    /** All entries of all indexes of a table, and all it keeps about them. */
    public static KeyRange tableRange(long tableId) {
        return KeyRange.ofPrefix(new KeyWriter(INDEX_PREFIX_SIZE)
                .space(Space.INDEX.prefix())
                .fixed(tableId)
                .toByteArray());
    }

    /** Where the position of an index's backfill is kept. */
    public static byte[] backfillPosition(long tableId, int indexId) {
        return index(tableId, BOOKKEEPING_ID, INDEX_PREFIX_SIZE + 1 + Integer.BYTES)
                .space(BACKFILL_POSITION)
                .fixed(indexId)
                .toByteArray();
    }

    /** Where the size of the item collection with this partition key is kept. */
    public static byte[] collectionSize(long tableId, AttributeValue partitionKey) {
        return index(tableId, BOOKKEEPING_ID, KEY_SIZE_EXPECTED)
                .space(COLLECTION_SIZE)
                .value(partitionKey)
                .toByteArray();
    }

    private static KeyWriter partition(long tableId, int indexId, List<AttributeValue> hash) {
        KeyWriter parts = new KeyWriter(KEY_SIZE_EXPECTED);
        for (AttributeValue value : hash) {
            parts.value(value);
        }
        byte[] encoded = parts.toByteArray();
        return index(tableId, indexId, INDEX_PREFIX_SIZE + Long.BYTES + encoded.length + KEY_SIZE_EXPECTED)
                .fixed(KeyCodec.hash(encoded))
                .raw(encoded);
    }

    private static KeyWriter index(long tableId, int indexId, int sizeExpected) {
        return new KeyWriter(sizeExpected)
                .space(Space.INDEX.prefix())
                .fixed(tableId)
                .fixed(indexId);
    }
}
