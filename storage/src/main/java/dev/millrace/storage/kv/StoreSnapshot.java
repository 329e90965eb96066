package dev.millrace.storage.kv;

/**
 * What is known of a named state.
 *
 * @param stamp of the newest commit in it
 * @param note what whoever took it wanted to be kept with it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record StoreSnapshot(String name, long stamp, byte[] note) {}
