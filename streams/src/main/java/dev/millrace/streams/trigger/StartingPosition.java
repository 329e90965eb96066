package dev.millrace.streams.trigger;

/** Where a mapping begins in the shards that are there when it is created; their children are read from the start. */
public enum StartingPosition {
    /** The oldest record that is not trimmed. */
    TRIM_HORIZON,
    /** The first record written after the mapping was created; exact, which AWS does not promise. */
    LATEST
}
