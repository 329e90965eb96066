package dev.millrace.server.cli;

import org.jspecify.annotations.Nullable;

/** How far one shard has been read. Not thread-safe. */
final class FollowedShard {
    private final String id;
    private final @Nullable String parentId;
    private boolean fromLatest;
    private @Nullable String iterator;
    private @Nullable String lastNumber;
    private boolean done;

    FollowedShard(String id, @Nullable String parentId, boolean fromLatest) {
        this.id = id;
        this.parentId = parentId;
        this.fromLatest = fromLatest;
    }

    String id() {
        return id;
    }

    @Nullable
    String parentId() {
        return parentId;
    }

    /** Where to read next, or null if that has to be found out by {@link #fromLatest} and {@link #lastNumber}. */
    @Nullable
    String iterator() {
        return iterator;
    }

    boolean fromLatest() {
        return fromLatest;
    }

    /** The number of the last record read, or null. */
    @Nullable
    String lastNumber() {
        return lastNumber;
    }

    boolean isDone() {
        return done;
    }

    void recordRead(@Nullable String number) {
        lastNumber = number;
    }

    /** Goes on at an iterator; null is the end of a closed shard. */
    void next(@Nullable String following) {
        iterator = following;
        done = following == null;
    }

    void positioned(String at) {
        iterator = at;
    }

    /** The iterator is no good any more; the position still is. */
    void expired() {
        iterator = null;
    }

    /** The position is no good any more: the oldest record there is comes next. */
    void trimmed() {
        iterator = null;
        lastNumber = null;
        fromLatest = false;
    }

    void gone() {
        iterator = null;
        done = true;
    }
}
