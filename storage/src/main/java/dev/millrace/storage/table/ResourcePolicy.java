package dev.millrace.storage.table;

/**
 * The policy of a table or stream; stored, not enforced.
 *
 * @param document the JSON as it was sent
 * @param revisionId another one for each change
 */
public record ResourcePolicy(String document, String revisionId) {}
