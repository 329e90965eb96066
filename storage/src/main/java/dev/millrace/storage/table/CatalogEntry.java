package dev.millrace.storage.table;

/**
 * A definition as the catalogue remembers it.
 *
 * @param guardKey the key of the definition; not to be mutated
 * @param guardStamp the stamp of the commit that wrote it, as writes planned from it declare
 */
@SuppressWarnings("ArrayRecordComponent") // Entries are compared by identity only.
record CatalogEntry(TableDefinition definition, byte[] guardKey, long guardStamp) {}
