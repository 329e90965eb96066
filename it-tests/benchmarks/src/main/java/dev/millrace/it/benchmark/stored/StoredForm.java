package dev.millrace.it.benchmark.stored;

import dev.millrace.protocol.model.Item;

/** A way to hold an item as bytes, each with a header of one format byte and the item's size in four. */
interface StoredForm {
    /** Format byte and size. */
    int HEADER_SIZE = 5;

    /** The stored bytes of an item whose attributes are decoded, as after reading a request. */
    byte[] encode(Item item);

    /** The item with its attributes decoded, as an update or a filter needs it. */
    Item decode(byte[] stored);

    /** Writes the item as canonical JSON into an answer. */
    void answer(byte[] stored, JsonBytes out);

    /** Writes the header that both forms share. */
    static void writeHeader(byte[] stored, int itemSize) {
        stored[0] = 1;
        stored[1] = (byte) (itemSize >>> 24);
        stored[2] = (byte) (itemSize >>> 16);
        stored[3] = (byte) (itemSize >>> 8);
        stored[4] = (byte) itemSize;
    }
}
