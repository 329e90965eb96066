package dev.millrace.server.cli;

import org.jspecify.annotations.Nullable;

/** How far one shard has been read. Not thread-safe. */
final class FollowedShard {
    private final String id;
    private final @Nullable String parentId;
    private boolean fromLatest;
    private @Nullable String iterator;
    private @Nullable String lastNumber;
    private @Nullable LatestPlace latestPlace;
    private boolean done;

    private FollowedShard(String id, @Nullable String parentId) {
        this.id = id;
        this.parentId = parentId;
    }

    /** A shard to be read from its oldest record on. */
    static FollowedShard fromHorizon(String id, @Nullable String parentId) {
        return new FollowedShard(id, parentId);
    }

    /** A shard of which only what comes is to be read. */
    static FollowedShard fromLatest(String id, @Nullable String parentId, LatestPlace place) {
        FollowedShard shard = new FollowedShard(id, parentId);
        shard.fromLatest = true;
        shard.latestPlace = place;
        return shard;
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

    /** What looks for the place where LATEST is, or null if that is known or does not matter. */
    @Nullable
    LatestPlace latestPlace() {
        return latestPlace;
    }

    /** The number of the last record read, or of the last one before LATEST, or null. */
    @Nullable
    String lastNumber() {
        return lastNumber;
    }

    boolean isDone() {
        return done;
    }

    void recordRead(@Nullable String number) {
        lastNumber = number;
        latestPlace = null;
    }

    /** A page from the iterator had no records. */
    void nothingRead() {
        if (latestPlace != null && latestPlace.hasReachedEnd()) {
            lastNumber = latestPlace.lastNumber();
            fromLatest = false;
            latestPlace = null;
        }
    }

    /** Goes on at an iterator; null is the end of a closed shard. */
    void next(@Nullable String following) {
        iterator = following;
        if (following == null) {
            gone();
        }
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
        latestPlace = null;
    }

    void gone() {
        iterator = null;
        latestPlace = null;
        done = true;
    }
}
