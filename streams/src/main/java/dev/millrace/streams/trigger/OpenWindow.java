package dev.millrace.streams.trigger;

import java.time.Instant;

/**
 * A tumbling window that has begun.
 *
 * @param start a multiple of its length since 1970
 * @param state the JSON object that the function returned last; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by identity, which is enough to see a change.
record OpenWindow(Instant start, byte[] state) {}
