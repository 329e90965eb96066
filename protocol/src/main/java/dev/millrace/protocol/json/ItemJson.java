package dev.millrace.protocol.json;

import dev.millrace.protocol.model.Item;

/**
 * The canonical JSON of an item, as AWS would send it and as the store keeps it.
 *
 * <p>Compact; attributes in the order of the item; equal items in other orders have other bytes.
 */
public final class ItemJson {
    private ItemJson() {}

    /** The item's canonical JSON, made once and then remembered in the item. Not to be mutated. */
    public static byte[] encode(Item item) {
        byte[] known = item.encodedOrNull();
        if (known == null) {
            JsonWriter out = new JsonWriter();
            AttributeValueJson.write(item.attributes(), out);
            known = out.toByteArray();
            item.remember(known);
        }
        return known;
    }

    /**
     * An item over its canonical JSON, decoded on first access.
     *
     * @param sizeBytes its size by the item-size rule
     */
    public static Item decoded(byte[] canonical, int sizeBytes) {
        return Item.encoded(canonical, sizeBytes, CanonicalItemDecoder::decode);
    }

    /** Writes an item as a value; copies its bytes if it holds them. */
    public static void write(Item item, JsonWriter out) {
        byte[] known = item.encodedOrNull();
        if (known == null) {
            AttributeValueJson.write(item.attributes(), out);
        } else {
            out.raw(known);
        }
    }
}
