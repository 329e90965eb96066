package dev.millrace.streams.trigger;

import dev.millrace.streams.log.SequenceNumber;
import java.time.Instant;

/**
 * A record on its way to a function.
 *
 * @param created when the change was made, in milliseconds
 * @param taken when it was read from the shard
 * @param json as the function gets it; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ChangeEvent(SequenceNumber number, Instant created, Instant taken, byte[] json) {}
