package dev.millrace.storage.table;

import dev.millrace.protocol.model.Item;

/**
 * A version of an item and its stored form, which entries of indexes that project all of the item share: a transaction
 * that writes 100 large items of a table with 20 such indexes would hold each of them 21 times otherwise.
 *
 * @param value as {@link StoredItem} encodes the item; nobody changes it
 */
@SuppressWarnings("ArrayRecordComponent") // Versions are never compared.
record StoredVersion(Item item, byte[] value) {
    /** The stored form of an entry of this item. */
    @SuppressWarnings("ReferenceEquality") // An index that projects all of an item has the item itself as entry.
    byte[] valueOf(Item entry) {
        return entry == item ? value : StoredItem.encode(entry);
    }
}
