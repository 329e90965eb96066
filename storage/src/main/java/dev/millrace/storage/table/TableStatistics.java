package dev.millrace.storage.table;

/**
 * What a table holds now.
 *
 * @param sizeBytes sum of the items' sizes by the item-size rule
 */
public record TableStatistics(long itemCount, long sizeBytes) {}
