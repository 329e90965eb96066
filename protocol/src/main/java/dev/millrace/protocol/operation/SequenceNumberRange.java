package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/** The sequence numbers of a shard; an open shard has no end. */
public record SequenceNumberRange(
        String startingSequenceNumber, @Nullable String endingSequenceNumber) {}
