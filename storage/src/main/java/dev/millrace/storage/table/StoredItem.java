package dev.millrace.storage.table;

import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.model.Item;
import java.util.Arrays;

/**
 * The stored form of an item: format byte (1), size by the item-size rule (4, big-endian), canonical DynamoDB JSON.
 *
 * <p>The size stands in front so that counters, page limits and the no-op check need not decode the item.
 */
final class StoredItem {
    private static final byte FORMAT = 1;
    private static final int HEADER_SIZE = 5;

    private StoredItem() {}

    static byte[] encode(Item item) {
        byte[] json = ItemJson.encode(item);
        int size = item.size();
        byte[] value = new byte[HEADER_SIZE + json.length];
        value[0] = FORMAT;
        value[1] = (byte) (size >>> 24);
        value[2] = (byte) (size >>> 16);
        value[3] = (byte) (size >>> 8);
        value[4] = (byte) size;
        System.arraycopy(json, 0, value, HEADER_SIZE, json.length);
        return value;
    }

    /** Reads a stored value; decodes nothing yet. */
    static Item decode(byte[] value) {
        if (value.length < HEADER_SIZE || value[0] != FORMAT) {
            throw new IllegalStateException("this version reads items of format " + FORMAT + ", not "
                    + (value.length == 0 ? "an empty value" : "format " + value[0]));
        }
        int size = ((value[1] & 0xFF) << 24) | ((value[2] & 0xFF) << 16) | ((value[3] & 0xFF) << 8) | (value[4] & 0xFF);
        return ItemJson.decoded(Arrays.copyOfRange(value, HEADER_SIZE, value.length), size);
    }
}
