package dev.millrace.storage.table;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.storage.key.IndexKeyCodec;
import dev.millrace.storage.kv.Transaction;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The sizes of a table's item collections: the items with one partition key and their entries in local indexes. Each is
 * a plain value, 8 bytes, big-endian, absent for 0, because writes look at it. Used by one thread at a time.
 */
final class ItemCollections {
    private final long tableId;
    private final long sizeMax;
    /** What the transaction has written so far, since it does not see its own writes. */
    private final Map<ByteBuffer, Long> written = new HashMap<>(4);

    ItemCollections(long tableId, long sizeMax) {
        this.tableId = tableId;
        this.sizeMax = sizeMax;
    }

    /** Forgets what an earlier run of the transaction wrote. */
    void begin() {
        written.clear();
    }

    /**
     * Adds to the size of a collection.
     *
     * @param delta bytes, may be 0 or negative
     * @return the size after that
     * @throws dev.millrace.protocol.error.ApiException if the collection grows beyond the limit
     */
    long add(Transaction transaction, AttributeValue partitionKey, long delta) {
        byte[] key = IndexKeyCodec.collectionSize(tableId, partitionKey);
        Long known = written.get(ByteBuffer.wrap(key));
        long before = known == null ? stored(transaction, key) : known;
        long after = before + delta;
        if (delta > 0 && after > sizeMax) {
            throw ItemErrors.itemCollectionTooLarge();
        }
        if (delta != 0) {
            written.put(ByteBuffer.wrap(key.clone()), after);
            if (after == 0) {
                transaction.delete(key);
            } else {
                transaction.put(
                        key, ByteBuffer.allocate(Long.BYTES).putLong(after).array());
            }
        }
        return after;
    }

    private static long stored(Transaction transaction, byte[] key) {
        byte[] value = transaction.get(key);
        return value == null ? 0 : ByteBuffer.wrap(value).getLong();
    }
}
