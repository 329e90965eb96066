package dev.millrace.storage.key;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.storage.kv.Space;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Primary keys as bytes that sort as DynamoDB sorts items.
 *
 * <table>
 *   <caption>The key of an item</caption>
 *   <tr><th>part</th><th>bytes</th><th>content</th></tr>
 *   <tr><td>space</td><td>1</td><td>{@link Space#ITEMS}</td></tr>
 *   <tr><td>table id</td><td>8</td><td>big-endian, never reused</td></tr>
 *   <tr><td>hash</td><td>8</td><td>the first 8 bytes of the MD5 of the partition key part that follows</td></tr>
 *   <tr><td>partition key</td><td></td><td>S and B: bytes with 00 as 00 FF, then 00 00; N: {@link NumberCode}</td></tr>
 *   <tr><td>sort key</td><td></td><td>the same; absent on a table without one</td></tr>
 * </table>
 *
 * <p>Each part is prefix-free, so the byte order of whole keys is the order of their parts one after the other.
 * MD5 because any user can compute it with any tool, and because AWS hashes partition keys with it too (source: the
 * shard key ranges and scan order on AWS are hash order; which hash is inferred). Stateless and thread-safe.
 */
public final class KeyCodec {
    private static final int TABLE_PREFIX_SIZE = 1 + Long.BYTES;
    private static final int PARTITION_KEY_START = TABLE_PREFIX_SIZE + Long.BYTES;
    private static final int KEY_SIZE_EXPECTED = 64;

    /**
     * One digest a thread: looking an algorithm up costs about as much as digesting a short key, and a digest is
     * usable again after each {@code digest()}. A JDK class, so it pins no class loader of ours.
     */
    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(KeyCodec::md5);

    private KeyCodec() {}

    /** The key under which an item of a table is stored. */
    public static byte[] itemKey(long tableId, PrimaryKey key) {
        return itemKey(tableId, key.hash(), key.range());
    }

    /** The key under which an item of a table is stored. */
    public static byte[] itemKey(long tableId, AttributeValue hash, @Nullable AttributeValue range) {
        KeyWriter writer = partition(tableId, hash);
        if (range != null) {
            writer.value(range);
        }
        return writer.toByteArray();
    }

    /** The primary key of a stored item, from its key. */
    public static PrimaryKey decodeItemKey(byte[] itemKey, KeySchema schema) {
        KeyReader reader = new KeyReader(itemKey, PARTITION_KEY_START);
        AttributeValue hash = reader.value(schema.hashKey().type());
        KeyAttribute rangeKey = schema.rangeKey();
        AttributeValue range = rangeKey == null ? null : reader.value(rangeKey.type());
        reader.requireEnd();
        return new PrimaryKey(hash, range);
    }

    /** What the keys of all items of a table begin with. */
    public static byte[] tablePrefix(long tableId) {
        return table(tableId, TABLE_PREFIX_SIZE).toByteArray();
    }

    /** What the keys of all items of a table with this partition key begin with. */
    public static byte[] partitionPrefix(long tableId, AttributeValue hash) {
        return partition(tableId, hash).toByteArray();
    }

    /** All items of a table. */
    public static KeyRange tableRange(long tableId) {
        return KeyRange.ofPrefix(tablePrefix(tableId));
    }

    /** All items of a table with this partition key. */
    public static KeyRange partitionRange(long tableId, AttributeValue hash) {
        return KeyRange.ofPrefix(partitionPrefix(tableId, hash));
    }

    /** All items with this partition key whose sort key, an S or B, begins with {@code sortPrefix}. */
    public static KeyRange sortPrefixRange(long tableId, AttributeValue hash, AttributeValue sortPrefix) {
        return KeyRange.ofPrefix(
                partition(tableId, hash).valuePrefix(sortPrefix).toByteArray());
    }

    /** A key value alone, in the form in which it stands in keys. */
    public static byte[] encode(AttributeValue keyValue) {
        return new KeyWriter(KEY_SIZE_EXPECTED).value(keyValue).toByteArray();
    }

    /** The hash of a partition key: where its items stand in scan order, and which shard they belong to. Unsigned. */
    public static long hash(AttributeValue partitionKey) {
        return hash(encode(partitionKey));
    }

    /** The hash that stands in an item's key. Unsigned. */
    public static long hashIn(byte[] itemKey) {
        return readLong(itemKey, TABLE_PREFIX_SIZE);
    }

    private static KeyWriter partition(long tableId, AttributeValue hash) {
        byte[] encoded = encode(hash);
        return table(tableId, PARTITION_KEY_START + encoded.length + KEY_SIZE_EXPECTED)
                .fixed(hash(encoded))
                .raw(encoded);
    }

    private static KeyWriter table(long tableId, int sizeExpected) {
        return new KeyWriter(sizeExpected).space(Space.ITEMS.prefix()).fixed(tableId);
    }

    /** The hash of partition key parts, encoded one behind the other. Unsigned. */
    static long hash(byte[] encoded) {
        return readLong(MD5.get().digest(encoded), 0);
    }

    private static long readLong(byte[] bytes, int start) {
        long value = 0;
        for (int index = start; index < start + Long.BYTES; index++) {
            value = (value << 8) | (bytes[index] & 0xFF);
        }
        return value;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have MD5", e);
        }
    }
}
