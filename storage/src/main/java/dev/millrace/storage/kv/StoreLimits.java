package dev.millrace.storage.kv;

/**
 * What an engine takes at most; going over is the caller's mistake and aborts the transaction.
 *
 * @param keySizeMax bytes of one key
 * @param valueSizeMax bytes of one value
 * @param transactionSizeMax bytes of all keys and values written by one transaction
 */
public record StoreLimits(int keySizeMax, int valueSizeMax, long transactionSizeMax) {}
