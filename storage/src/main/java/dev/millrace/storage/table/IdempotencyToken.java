package dev.millrace.storage.table;

import dev.millrace.protocol.model.Binary;

/**
 * By what a repeated transaction is known (source: errors.md 6.4).
 *
 * @param text the ClientRequestToken
 * @param fingerprint of the request's content: equal for equal content
 */
public record IdempotencyToken(String text, Binary fingerprint) {}
