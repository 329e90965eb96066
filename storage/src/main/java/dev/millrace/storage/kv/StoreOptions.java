package dev.millrace.storage.kv;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to open one store.
 *
 * @param directory where it lives; created if missing; null for an engine that keeps nothing on disk
 * @param durability when a commit counts as done
 */
public record StoreOptions(@Nullable Path directory, Durability durability) {
    /** A store that keeps nothing on disk. */
    public static StoreOptions inMemory() {
        return new StoreOptions(null, Durability.FSYNC_NEVER);
    }

    /** A store in a directory of its own. */
    public static StoreOptions in(Path directory, Durability durability) {
        return new StoreOptions(directory, durability);
    }
}
